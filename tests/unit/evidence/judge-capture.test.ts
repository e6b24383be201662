import { describe, expect, test } from "vitest";
import { type Brought, judgeCapture } from "@/lib/evidence/judge-capture";

const brought: Brought = {
  ...{ status: 200, headers: {}, title: "Council", text: "The council met on Monday.", noText: null, missing: [] },
  quotes: { total: 1, found: 1 },
};
const judge = (page: Partial<Brought>) => judgeCapture({ ...brought, ...page });

/** Short pages that say nothing of themselves, though they use the words of pages that do. */
const innocent: readonly [title: string, text: string][] = [
  ["Highway 404 opens", "Highway 404 opens on Monday after two years of works."],
  ["Accounts", "Figures for March are not available. The total for the year was 38,200,000."],
  ["Ferry", "The old ferry is no longer available to lorries."],
  ["The treaty", "A right to fishing does not exist, the court said."],
  ["The bill", "The article was removed from the bill on Friday."],
  ["Access denied to reporters", "Access denied to reporters at the border, the union says."],
  ["Tests of being human", "CAPTCHA puzzles are solved by machines, a study found."],
  ["Traffic", "Police saw unusual traffic on the bridge. Just a moment later it closed."],
  ["Trading", "A third of automated requests came from abroad."],
  ["Vote", "Members voted to accept all amendments and to reject all petitions."],
];

/** Pages that stand where the page should be. */
const missing: readonly [title: string, text: string][] = [
  ["Page not found", "Sorry."],
  ["404", "Nothing here."],
  ["404 Not Found", "nginx"],
  ["Error 404", "We looked everywhere."],
  ["Oops | Example", "404\nLet us help you."],
  ["Example", "HTTP Error 404. The resource cannot be found."],
  ["Example", "The page you are looking for is no longer available."],
  ["Example", "This article has been removed."],
  ["Example", "The page you requested does not exist."],
  ["Fehler", "Die Seite wurde nicht gefunden. Seite nicht gefunden."],
  ["Erreur", "Page introuvable"],
];
const walls: readonly [title: string, text: string, check: string][] = [
  ["Just a moment...", "Checking your browser.", "access"],
  ["Just a moment…", "", "access"],
  ["Access Denied", "You don't have permission to access this on this server.", "access"],
  ["Example", "Access denied\nError code 1020", "access"],
  ["Example", "Please complete the CAPTCHA to go on.", "access"],
  ["Sorry", "Our systems have detected unusual traffic from your computer network.", "access"],
  ["Sorry", "We have detected automated requests.", "access"],
  ["Example", "Verify you are human by completing the action below.", "access"],
  ["Before you continue", "We and our partners store cookies.\nAccept all\nReject all", "consent"],
  ["Example", "We use cookies. Accept all Reject all", "consent"],
];

const failedChecks = (page: Partial<Brought>) =>
  judge(page)
    .checks.filter(({ isPassed }) => !isPassed)
    .map(({ check }) => check);

describe("a page that holds every quoted passage", () => {
  test.each([...innocent, ...missing, ...walls.map(([title, text]): (typeof innocent)[number] => [title, text])])(
    "“%s” is taken for what it is: the page",
    (title, text) => {
      expect(judge({ title, text })).toMatchObject({ outcome: "ok", isGone: false, detail: "" });
    },
  );

  test("is gone nevertheless when its server says so", () => {
    expect(judge({ status: 404 })).toMatchObject({ outcome: "failed", isGone: true });
  });
});

describe.each([
  ["without the quoted words", { total: 1, found: 0 }],
  ["nothing was quoted from", { total: 0, found: 0 }],
])("a page %s", (_, quotes) => {
  test.each(innocent)("“%s” is neither gone nor shut", (title, text) => {
    expect(failedChecks({ title, text, quotes })).toEqual(quotes.total === 0 ? [] : ["quotes"]);
    expect(judge({ title, text, quotes })).toMatchObject({ outcome: quotes.total === 0 ? "ok" : "partial", isGone: false });
  });

  test.each(missing)("“%s”, “%s” is gone", (title, text) => {
    expect(failedChecks({ title, text, quotes })).toContain("page");
    expect(judge({ title, text, quotes })).toMatchObject({ outcome: "failed", isGone: true });
  });

  test.each(walls)("“%s”, “%s” keeps visitors out", (title, text, check) => {
    expect(failedChecks({ title, text, quotes })).toContain(check);
    expect(judge({ title, text, quotes })).toMatchObject({ outcome: "blocked", isGone: false });
  });

  test("that Cloudflare marks as a challenge keeps visitors out, whatever it says", () => {
    expect(judge({ headers: { "cf-mitigated": "challenge" }, quotes }).outcome).toBe("blocked");
  });
});
