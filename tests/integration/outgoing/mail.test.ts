import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GET, POST } from "@/app/api/mail/[workspace]/[target]/[token]/route";
import { readerActor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { logContact } from "@/lib/evidence/log-contact";
import { addMailRecipient } from "@/lib/outgoing/add-mail-recipient";
import { takeDelivery } from "@/lib/outgoing/attempts";
import { deliverOutgoing } from "@/lib/outgoing/deliver-outgoing";
import { endMail } from "@/lib/outgoing/end-mail";
import { fillOutbox } from "@/lib/outgoing/fill-outbox";
import { listDeliveries } from "@/lib/outgoing/queries";
import { sendMail } from "@/lib/outgoing/send-mail";
import { answerErrorReport } from "@/lib/reports/answer-error-report";
import { askRetraction } from "@/lib/reports/ask-retraction";
import { confirmRetraction } from "@/lib/reports/confirm-retraction";
import { publishReport } from "@/lib/reports/publish-report";
import { reportError } from "@/lib/reports/report-error";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aReportToPublish } from "@/tests/builders/report";

const silent = { signal: new AbortController().signal, say: () => {}, random: () => 0 };
const send = () => deliverOutgoing(silent);

type Arrived = { to: string; mail: Email; raw: string };
const arrived: Arrived[] = [];
let refusing: { code: number; words: string } | null = null;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onRcptTo: (_, __, done) => {
    done(refusing === null ? null : Object.assign(new Error(refusing.words), { responseCode: refusing.code }));
  },
  onData: (stream, { envelope }, done) => {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      const raw = Buffer.concat(parts);
      void PostalMime.parse(raw).then((mail) => {
        arrived.push({ to: envelope.rcptTo.map(({ address }) => address).join(), mail, raw: raw.toString("utf8") });
        done(null);
      }, done);
    });
  },
});

let newsroom: Newsroom;
let report: Awaited<ReturnType<typeof aReportToPublish>>;
let recipientId: string;
const claimant = "mayor@harbour.example";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("AUTH_SECRET", "for tests alone, and long enough");
  vi.stubEnv("AUTH_URL", "https://desk.example");
  vi.stubEnv("ASSAY_SMTP_URL", `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  vi.stubEnv("ASSAY_MAIL_FROM", "The Harbour Courier <checks@courier.example>");
  newsroom = await aNewsroom();
  report = await aReportToPublish(newsroom);
});
beforeEach(() => {
  arrived.length = 0;
  refusing = null;
  setClock(null);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const headerOf = ({ headers }: Email, name: string) => headers.find((header) => header.key === name)?.value;
const optOutOf = ({ mail }: Arrived) => String(headerOf(mail, "list-unsubscribe")).replace(/[<>]/g, "");
const mails = async () => (await listDeliveries(newsroom.owner)).deliveries.filter(({ channel }) => channel === "mail");

function follow(url: string) {
  const [workspace = "", target = "", token = ""] = new URL(url).pathname.split("/").slice(3);
  return { params: Promise.resolve({ workspace, target, token }) };
}

describe("a mail", () => {
  test("goes to a claimant only where somebody noted that they agreed, after they were asked", async () => {
    const noted = { claimId: report.claimId, address: claimant, isAgreed: true };
    expect(await addMailRecipient(newsroom.reviewer, noted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const asked = { claimId: report.claimId, channel: "email" as const, contactedOn: "2026-11-10", question: "Which sum?" };
    accepted(await logContact(newsroom.reviewer, asked));
    expect(await addMailRecipient(newsroom.reviewer, { ...noted, isAgreed: false })).toMatchObject({ refusal: { code: "INVALID" } });
    for (const address of ["nobody", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"])
      expect(await addMailRecipient(newsroom.reviewer, { ...noted, address }), address).toMatchObject({ refusal: { code: "INVALID" } });
    expect(await addMailRecipient(newsroom.viewer, noted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    ({ recipientId } = accepted(await addMailRecipient(newsroom.reviewer, noted)));
    const event = await newestEvent(newsroom.owner);
    expect(event).toMatchObject({ type: "mail.agreed", payload: { recipientId, kind: "claimant" } });
    expect(JSON.stringify(event)).not.toContain(claimant);
  });

  test("says what was published, to the claimant and to whom submitted it, once", async () => {
    accepted(await publishReport(newsroom.editor, { articleId: report.articleId, versionNumber: 0, change: "first" }));
    await Promise.all([send(), send(), send()]);
    await send();
    expect(arrived.map(({ to }) => to).toSorted()).toEqual([claimant, expect.stringMatching(/^rita\.reviewer@/)]);
    const own = arrived.find(({ to }) => to === claimant);
    if (own === undefined) throw new Error("The claimant got nothing.");
    const { mail } = own;
    expect(mail.subject).toBe("Published: Did the bridge cost 41 million?");
    expect([mail.from?.address, mail.to?.map(({ address }) => address)]).toEqual(["checks@courier.example", [claimant]]);
    expect(mail.messageId).toMatch(/^<msg_[0-9a-f]{32}@desk\.example>$/);
    expect([headerOf(mail, "auto-submitted"), headerOf(mail, "list-unsubscribe-post")]).toEqual([
      "auto-generated",
      "List-Unsubscribe=One-Click",
    ]);
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain("https://desk.example/newsrooms/");
      expect(part).toContain(optOutOf(own));
      expect(part).not.toContain("Which sum?");
    }
    expect(mail.text).toContain("False: ");
    expect((await mails()).map(({ state, tries }) => [state, tries[0]?.status])).toEqual([
      ["delivered", 250],
      ["delivered", 250],
    ]);
  });

  test("whose sender died goes once more under the same Message-ID", async () => {
    const { claimId, reportId } = report;
    const told = { reportId, claimId, versionNumber: 1, message: "It was more.", email: "reader@post.example" };
    const { errorReportId } = accepted(await reportError(readerActor(newsroom.workspaceId), told));
    expect(JSON.stringify(await newestEvent(newsroom.owner))).not.toContain("reader@post.example");
    accepted(await answerErrorReport(newsroom.editor, { errorReportId, outcome: "stands", answer: "We looked again." }));
    await fillOutbox(newsroom.workspaceId);
    const { id } = await database.mailRecipient.findFirstOrThrow({ where: { errorReportId } });
    const taken = await takeDelivery({ workspaceId: newsroom.workspaceId, targetId: id });
    if (taken === null) throw new Error("No mail waits for the reader.");
    await sendMail(taken, silent.signal);
    // Here the sender dies.
    await send();
    expect(arrived).toHaveLength(1);
    setClock({ now: () => new Date(Date.now() + 121_000) });
    await send();
    expect(arrived.map(({ to, mail }) => [to, mail.messageId])).toEqual(
      Array.from({ length: 2 }, () => ["reader@post.example", arrived[0]?.mail.messageId]),
    );
    expect(arrived[0]?.mail.text).toContain(`/error-reports/${errorReportId}`);
    expect(arrived[0]?.mail.text).not.toContain("It was more.");
  });

  test("that is put off is tried again, that is refused for good is not, and who ended it gets none", async () => {
    const { articleId } = report;
    const ended = accepted(await endMail(newsroom.reviewer, { targetId: recipientId, token: null }));
    expect(ended).toEqual({ kind: "claimant" });
    const { retractionId } = accepted(
      await askRetraction(newsroom.editor, { articleId, claimId: null, reason: "The accounts were forged." }),
    );
    accepted(await confirmRetraction(newsroom.secondEditor, { retractionId, versionNumber: 1 }));
    refusing = { code: 451, words: "later" };
    await send();
    expect(arrived).toEqual([]);
    const newest = async () => (await mails()).filter(({ attempts }) => attempts > 0).slice(0, 2);
    expect((await newest()).map(({ state, problem }) => [state, problem])).toEqual(
      Array.from({ length: 2 }, () => ["waiting", "The mail server refused it (451)."]),
    );
    setClock({ now: () => new Date(Date.now() + 6_000) });
    refusing = { code: 550, words: "no such person" };
    await send();
    expect((await newest()).map(({ state, tries }) => [state, tries[0]?.answer])).toEqual(
      Array.from({ length: 2 }, () => ["dead", expect.stringContaining("no such person")]),
    );
    expect(arrived).toEqual([]);
  });

  test("is ended by its own link, which looking at does not, nor another's", async () => {
    const { claimId, reportId } = report;
    const told = { reportId, claimId, versionNumber: 2, message: "Again.", email: "second@post.example" };
    const { errorReportId } = accepted(await reportError(readerActor(newsroom.workspaceId), told));
    accepted(await answerErrorReport(newsroom.editor, { errorReportId, outcome: "stands", answer: "No." }));
    await send();
    const [first] = arrived;
    if (first === undefined) throw new Error("Nothing arrived.");
    const url = optOutOf(first);
    const { id } = await database.mailRecipient.findFirstOrThrow({ where: { errorReportId } });
    const looked = await GET(new Request(url), follow(url));
    const words = await looked.text();
    expect([looked.status, words]).toEqual([200, expect.stringContaining('<form method="post">')]);
    const german = await (await GET(new Request(`${url}?in=de`), follow(url))).text();
    expect([german.includes('<html lang="de"'), german.includes("Keine solchen Mails mehr?"), german.includes("No more")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(words).toContain(`<a href="/newsrooms/${newsroom.slug}"><bdi lang="en">The Harbour Courier</bdi></a>`);
    const lost = await GET(new Request(`${url}x`), follow(`${url}x`));
    expect([lost.status, (await lost.text()).includes("Courier")]).toEqual([404, false]);
    const foreign = url.replace(id, recipientId);
    expect((await POST(new Request(foreign, { method: "POST" }), follow(foreign))).status).toBe(404);
    expect(await endMail(readerActor(newsroom.workspaceId), { targetId: id, token: "guessed" })).toMatchObject({ ok: false });
    expect(await database.mailRecipient.count({ where: { id, endedAt: null } })).toBe(1);
    expect((await POST(new Request(url, { method: "POST", body: "List-Unsubscribe=One-Click" }), follow(url))).status).toBe(200);
    expect((await POST(new Request(url, { method: "POST" }), follow(url))).status).toBe(200);
    expect(await database.mailRecipient.findFirstOrThrow({ where: { id } })).toMatchObject({ address: null });
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("is not even made while mail is not set up, or half of it, which is told and stops nothing", async () => {
    const before = (await mails()).length;
    vi.stubEnv("ASSAY_MAIL_FROM", "");
    expect(environment).toMatchObject({ mail: null, mailProblem: "ASSAY_SMTP_URL is set without ASSAY_MAIL_FROM: they go together." });
    vi.stubEnv("ASSAY_SMTP_URL", "mail.example");
    vi.stubEnv("ASSAY_MAIL_FROM", "desk@courier.example");
    expect(environment).toMatchObject({ mail: null, mailProblem: expect.stringContaining("must begin with smtp://") });
    vi.stubEnv("ASSAY_SMTP_URL", "");
    expect(environment).toMatchObject({ mail: null, mailProblem: "ASSAY_MAIL_FROM is set without ASSAY_SMTP_URL: they go together." });
    const other = await aReportToPublish(newsroom);
    accepted(await publishReport(newsroom.editor, { articleId: other.articleId, versionNumber: 0, change: "first" }));
    await send();
    expect((await mails()).length).toBe(before);
    vi.stubEnv("ASSAY_MAIL_FROM", "");
    expect(environment).toMatchObject({ mail: null, mailProblem: null });
  });
});
