import { createHash, randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isEvidenceHost } from "@/app/evidence-host";
import { bodyBytesMax, tooLarge } from "@/components/forms/too-large";
import { optOutStyle } from "@/components/outgoing/opt-out-style";
import { cardScript } from "@/components/reports/card-script";
import { earlyPressScript } from "@/components/ui/early-press-script";
import { themeScript } from "@/components/ui/theme-script";
import { environment } from "@/lib/environment";
import { reservedSlugs } from "@/lib/people/schema";

const hashOf = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
const scriptHashes = [themeScript, earlyPressScript].map(hashOf).join(" ");
const sessionCookies = ["authjs.session-token", "__Secure-authjs.session-token"];
const slugPattern = /^[a-z0-9][a-z0-9-]*$/;

const cardPath = /^\/newsrooms\/[^/]+\/claims\/[^/]+\/(?:versions\/[^/]+\/)?embed$/;

/** Which of the five policies a path falls under. */
function kindOf(path: string): "machine" | "mail" | "card" | "public" | "desk" {
  if (path.startsWith("/api/mail/")) return "mail";
  if (path.startsWith("/api/")) return "machine";
  if (cardPath.test(path)) return "card";
  return path === "/newsrooms" || path.startsWith("/newsrooms/") ? "public" : "desk";
}

function isNewsroomPath(path: string): boolean {
  const first = path.split("/")[1] ?? "";
  return slugPattern.test(first) && !reservedSlugs.includes(first);
}

const common = [
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "font-src 'self'",
  "connect-src 'self'",
];

const nothingLoads = ["default-src 'none'", ...common];

const evalInDevelopment = environment.isDevelopmentServer ? " 'unsafe-eval'" : "";

// Cached pages are the same bytes for everyone, so no nonce can be in them: their inline scripts are allowed as such. They hold no session
// and set no cookie; what editors write reaches them through React's escaping alone (docs/decisions/040).
const publicPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${evalInDevelopment}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  ...common,
];

// What stands in frames on other sites: it loads nothing, sends nothing, and runs one script of ours.
const cardPolicy = [
  "default-src 'none'",
  `script-src ${hashOf(cardScript)}`,
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors *",
];

// What mails lead to: a style of ours, a button, and nothing that runs or is fetched.
const mailPolicy = [...nothingLoads, `style-src ${hashOf(optOutStyle)}`];

function deskPolicy(nonce: string): string[] {
  const { evidenceOrigin } = environment;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' ${scriptHashes} 'strict-dynamic'${evalInDevelopment}`,
    environment.isDevelopmentServer ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Sizes of panes and bars are style attributes; elements stay bound to the nonce.
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' blob: data:${evidenceOrigin === null ? "" : ` ${evidenceOrigin}`}`,
    ...common,
  ];
}

function withHeaders(response: NextResponse, policy: readonly string[]): NextResponse {
  const { headers } = response;
  headers.set("content-security-policy", policy.join("; "));
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  // Nobody is signed in at a public page, and a process of its own in the browser is what readers on slow machines would wait for.
  if (policy !== publicPolicy) headers.set("cross-origin-opener-policy", "same-origin");
  if (environment.isSecure) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return response;
}

const keptFilePath = /^\/api\/kept\/[^/]+$/;

// Not a redirect: to Next the names of this machine are one, and it would lead back to where it came from.
function leadToDesk(place: string): NextResponse {
  const address = new URL(`${environment.baseUrl}${place}`).href.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Assay</title><meta http-equiv="refresh" content="0; url=${address}"><p>The desk is at <a href="${address}">${address}</a>.</p></html>`;
  return withHeaders(new NextResponse(page, { headers: { "content-type": "text/html; charset=utf-8" } }), nothingLoads);
}

/**
 * The origin of evidence has files and nothing else: no page, no action, no session. Where it is only this machine's other name, whoever types
 * that is shown what is the same for everybody, and led to the desk for the rest.
 */
function answerForEvidence({ nextUrl: { pathname, search }, method }: NextRequest): NextResponse | null {
  const isReading = method === "GET" || method === "HEAD";
  // The route sets its own policy, which must stand alone.
  if (keptFilePath.test(pathname) && isReading) return NextResponse.next();
  if (environment.isEvidenceNameBorrowed && isReading) {
    if (pathname === "/api/health" || ["public", "card"].includes(kindOf(pathname))) return null;
    if (kindOf(pathname) === "desk") return leadToDesk(`${pathname}${search}`);
  }
  const words = `Only files of evidence are sent from here. The desk is at ${environment.baseUrl}.`;
  const refusal = withHeaders(new NextResponse(words, { status: 404, headers: { "content-type": "text/plain" } }), nothingLoads);
  refusal.headers.set("referrer-policy", "no-referrer");
  return refusal;
}

/** The answer to a request that no page or action has to see; null for one that is in order. */
function refuse(request: NextRequest): NextResponse | null {
  const { pathname, search } = request.nextUrl;
  if (Number(request.headers.get("content-length") ?? 0) > bodyBytesMax) {
    // Exactly this content type: Next then hands the words to the form that sent too much.
    const refusal = new NextResponse(tooLarge, { status: 413, headers: { "content-type": "text/plain" } });
    return withHeaders(refusal, nothingLoads);
  }
  // Browsers always say how long a form is; a body without a length could be of any.
  if (request.headers.has("transfer-encoding") && !request.headers.has("content-length")) {
    return withHeaders(new NextResponse("Say how long the body is.", { status: 411 }), nothingLoads);
  }
  // PostgreSQL holds no NUL, so no address with one leads anywhere: said here once, for every path and query of the app.
  if (`${pathname}${search}`.includes("%00")) {
    return withHeaders(new NextResponse("No page has this address.", { status: 404 }), nothingLoads);
  }
  return null;
}

/**
 * Whether a form that was sent without script cannot be read. Next takes it apart before any page is asked, and would call it a fault of the
 * desk. Forms that name their action are our own pages' and are not read twice.
 */
async function isGarbledForm(request: NextRequest): Promise<boolean> {
  const { headers, method } = request;
  if (method !== "POST" || headers.has("next-action") || !headers.get("content-type")?.startsWith("multipart/form-data")) return false;
  return request
    .clone()
    .formData()
    .then(
      () => false,
      () => true,
    );
}

/** The first look at every request: refuses what nothing could answer, sends strangers to sign in, and sets the policies. Rights are checked later, in queries and commands. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const forEvidence = isEvidenceHost(request.headers) ? answerForEvidence(request) : null;
  if (forEvidence !== null) return forEvidence;
  const kind = kindOf(pathname);
  const refusal = refuse(request);
  if (refusal !== null) return refusal;
  if (kind !== "machine" && kind !== "mail" && (await isGarbledForm(request))) {
    return withHeaders(new NextResponse("This form cannot be read. Nothing was saved.", { status: 400 }), nothingLoads);
  }
  if (kind === "machine") return withHeaders(NextResponse.next(), nothingLoads);
  if (kind === "mail") return withHeaders(NextResponse.next(), mailPolicy);
  if (kind === "card") return withHeaders(NextResponse.next(), cardPolicy);
  if (kind === "public") return withHeaders(NextResponse.next(), publicPolicy);

  if (isNewsroomPath(pathname) && request.method === "GET" && !sessionCookies.some((name) => request.cookies.has(name))) {
    const signIn = new URL(`/sign-in?next=${encodeURIComponent(pathname + search)}`, request.nextUrl);
    return withHeaders(NextResponse.redirect(signIn), nothingLoads);
  }

  const nonce = randomBytes(16).toString("base64");
  const policy = deskPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy.join("; "));
  return withHeaders(NextResponse.next({ request: { headers } }), policy);
}

export const config = {
  // Bodies of uploads must not pass through here: they would be held in memory. Kept files bring a policy of their own. Their routes look at the host themselves.
  matcher: ["/((?!_next/static|favicon.ico|icon.svg|api/evidence/|newsrooms/[^/]+/reports/[^/]+/versions/[^/]+/attachments/).*)"],
};
