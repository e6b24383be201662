import { vi } from "vitest";
import { readerActor, systemActor } from "@/lib/actor";
import { assignClaims } from "@/lib/claims/assign-claims";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { holdClaim } from "@/lib/claims/hold-claim";
import { markDuplicate } from "@/lib/claims/mark-duplicate";
import { prioritiseClaims } from "@/lib/claims/prioritise-claims";
import { trainLayer } from "@/lib/claims/train-layer";
import { nameSealedReader } from "@/lib/confidential/name-sealed-reader";
import { sealSource } from "@/lib/confidential/seal-source";
import { withholdSource } from "@/lib/confidential/withhold-source";
import { database } from "@/lib/database";
import { editComment } from "@/lib/discussion/edit-comment";
import { resolveThread } from "@/lib/discussion/resolve-thread";
import { withdrawComment } from "@/lib/discussion/withdraw-comment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { attachToContact } from "@/lib/evidence/attach-to-contact";
import { beginCapture } from "@/lib/evidence/begin-capture";
import { discloseContact } from "@/lib/evidence/disclose-contact";
import { finishCapture } from "@/lib/evidence/finish-capture";
import { logContact } from "@/lib/evidence/log-contact";
import { recordReply } from "@/lib/evidence/record-reply";
import { recordSearch } from "@/lib/evidence/record-search";
import { requestCapture } from "@/lib/evidence/request-capture";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { withdrawEvidence } from "@/lib/evidence/withdraw-evidence";
import { importFactChecks } from "@/lib/fact-checks/import-fact-checks";
import { reinstateFactChecks } from "@/lib/fact-checks/reinstate-fact-checks";
import { withdrawFactChecks } from "@/lib/fact-checks/withdraw-fact-checks";
import { addMailRecipient } from "@/lib/outgoing/add-mail-recipient";
import { addWebhook } from "@/lib/outgoing/add-webhook";
import { endMail } from "@/lib/outgoing/end-mail";
import { rotateWebhookSecret } from "@/lib/outgoing/rotate-webhook-secret";
import { messageTypes } from "@/lib/outgoing/schema";
import { changeRole } from "@/lib/people/change-role";
import { disableMember } from "@/lib/people/disable-member";
import { answerErrorReport } from "@/lib/reports/answer-error-report";
import { askRetraction } from "@/lib/reports/ask-retraction";
import { askTakedown } from "@/lib/reports/ask-takedown";
import { confirmRetraction } from "@/lib/reports/confirm-retraction";
import { dropTakedown } from "@/lib/reports/drop-takedown";
import { endWaivers } from "@/lib/reports/end-waivers";
import { reportError } from "@/lib/reports/report-error";
import { waivableCodes } from "@/lib/reports/waivable";
import { declareConflict } from "@/lib/verdicts/declare-conflict";
import { endRecusal } from "@/lib/verdicts/end-recusal";
import { publicAddress } from "@/tests/support/source-server";
import { decideAgainstQuotes } from "./desk-decisions";
import { aComment, aThread } from "./discussion";
import { accepted, type Newsroom } from "./newsroom";
import { aChangedVerdict, aPublishedReport } from "./report";
import { aClaim, aClaimInReview, someEvidence } from "./review";

async function* page() {
  yield Buffer.from(`Accounts. ${someEvidence.quote} More.\n`);
}

/** A passage with its place in a copy, a contact that was answered and released, with a letter, and a search. */
export async function someDiligence({ reviewer }: Newsroom, claimId: string) {
  const { sourceId } = accepted(await attachEvidence(reviewer, { claimId, ...someEvidence, sourceUrl: "" }));
  accepted(await uploadCapture(reviewer, { sourceId, fileName: "accounts.txt", content: page() }));
  accepted(await attachEvidence(reviewer, { claimId, ...someEvidence, sourceId, stance: "context" }));
  const asked = { contactedOn: "2026-10-02", contactedTime: "23:30", question: "Is it so?", deadlineOn: "2026-10-05" };
  const { contactId } = accepted(await logContact(reviewer, { claimId, channel: "phone", ...asked }));
  accepted(await attachToContact(reviewer, { contactId, fileName: "letter.txt", isPublishable: false, content: page() }));
  accepted(await recordReply(reviewer, { contactId, outcome: "answered", answer: "It is.", isPublishable: false }));
  accepted(await discloseContact(reviewer, { contactId, isDisclosed: true, isPublishable: true }));
  accepted(await recordSearch(reviewer, { claimId, question: "What refutes it?", places: "The archive", isFound: "nothing", note: "" }));
  return { sourceId, contactId };
}

/** A claim that is somebody's urgent work, is discussed, and whose verdict somebody keeps out of; and a candidate that was dismissed. */
export async function someWork(
  { editor, reviewer, secondReviewer, thirdReviewer, workspaceId }: Newsroom,
  claim: Awaited<ReturnType<typeof aClaim>>,
) {
  const { claimId, articleId } = claim;
  accepted(await assignClaims(editor, { claimIds: [claimId], assigneeId: secondReviewer.userId ?? "", dueOn: "2026-12-24" }));
  accepted(await prioritiseClaims(editor, { claimIds: [claimId], priority: 2 }));
  const { recusalId } = accepted(await declareConflict(thirdReviewer, { claimId, reason: "My brother built it." }));
  const { threadId } = await aThread(reviewer, claimId);
  const commentId = await aComment(editor, threadId, "It is the whole sum.");
  const candidate = await database.candidate.findFirstOrThrow({
    where: { workspaceId, articleId, state: "proposed" },
    select: { id: true },
  });
  accepted(await dismissCandidate(editor, { candidateId: candidate.id, reason: "An opinion." }));
  return { claimId, recusalId, threadId, commentId };
}

async function moreWork(newsroom: Newsroom): Promise<void> {
  const { editor, reviewer } = newsroom;
  const { claimId, recusalId, threadId, commentId } = await someWork(newsroom, await aClaim(newsroom));
  accepted(await endRecusal(editor, { recusalId, reason: "He sold the firm." }));
  accepted(await editComment(editor, { commentId, revision: 1, text: "It is the whole sum, with taxes." }));
  accepted(await withdrawComment(editor, { commentId }));
  accepted(await resolveThread(reviewer, { threadId }));
  const other = await aClaim(newsroom);
  accepted(await markDuplicate(editor, { claimId: other.claimId, revisionNumber: 1, ofClaimId: claimId }));
  accepted(await holdClaim(editor, { claimId, reason: "The ledger is on its way." }));
}

const keptFiles = [
  { role: "original", contentHash: "c1".repeat(32), mediaType: "text/html", sizeBytes: 4_711 },
  { role: "text", contentHash: "d2".repeat(32), mediaType: "text/plain", sizeBytes: 108 },
] as const;

/** A passage whose page was captured twice, and evidence that was withdrawn. */
async function someCaptures({ reviewer, workspaceId }: Newsroom, claimId: string): Promise<void> {
  const machine = systemActor(workspaceId);
  const from = { ...someEvidence, sourceUrl: "https://accounts.harbour-city.org/2024", sourceTitle: "The accounts" };
  const { evidenceId, sourceId } = accepted(await attachEvidence(reviewer, { claimId, ...from }));
  const known = await database.capture.findFirst({ where: { workspaceId, sourceId }, select: { id: true } });
  const first = known?.id ?? accepted(await requestCapture(reviewer, { sourceId })).captureId;
  const found = (text: string) => ({
    ...({
      outcome: "ok",
      detail: "",
      isGone: false,
      status: 200,
      finalUrl: from.sourceUrl,
      text,
      tool: "A tool",
      capturedAt: new Date(),
    } as const),
    ...{ checks: [{ check: "status", isPassed: true, words: "200" }], redirects: [], headers: { server: "nginx" }, certificate: null },
    ...{ properties: [{ name: "Maker", value: "A camera" }], artefacts: [...keptFiles] },
  });
  for (const [captureId, text] of [
    [first, `Accounts. ${someEvidence.quote} More.`],
    ["", "Accounts. Nothing more."],
  ] as const) {
    const id = captureId === "" ? accepted(await requestCapture(reviewer, { sourceId })).captureId : captureId;
    accepted(await beginCapture(machine, { captureId: id, tool: "A tool" }));
    accepted(await finishCapture(machine, { captureId: id, ...found(text) }));
  }
  accepted(await withdrawEvidence(reviewer, { evidenceId, reason: "It is of another bridge." }));
}

async function someSecrets({ owner, reviewer, editor, secondEditor }: Newsroom, sourceId: string): Promise<void> {
  const summary = "An official of the harbour, known to the editor.";
  accepted(await sealSource(reviewer, { sourceId, revision: 0, summary, name: "B. Q.", contact: "", note: "" }));
  accepted(await nameSealedReader(owner, { sourceId, memberId: editor.userId ?? "" }));
  accepted(await nameSealedReader(owner, { sourceId, memberId: secondEditor.userId ?? "" }));
  accepted(await withholdSource(editor, { sourceId, number: 0, summary, reason: "They could lose their work." }));
}

/** Two reports: one retracted, with a takedown that came to nothing, and one whose verdict changed. Readers wrote of an error. */
async function someReports(newsroom: Newsroom): Promise<void> {
  const { owner, editor, secondEditor, workspaceId } = newsroom;
  const { articleId, claimId, reportId } = await aPublishedReport(newsroom);
  const told = { reportId, claimId, versionNumber: 1, message: "The sum is another.", email: "reader@elsewhere.example" };
  const { errorReportId } = accepted(await reportError(readerActor(workspaceId), told));
  accepted(await answerErrorReport(editor, { errorReportId, outcome: "stands", answer: "We looked again." }));
  const asked = { articleId, what: "", category: "courtOrder", reason: "District court, file 12 C 34/26." } as const;
  const { takedownId } = accepted(await askTakedown(editor, asked));
  accepted(await dropTakedown(owner, { takedownId }));
  const { retractionId } = accepted(await askRetraction(editor, { articleId, claimId, reason: "The ledger was forged." }));
  accepted(await confirmRetraction(secondEditor, { retractionId, versionNumber: 1 }));
  const changed = await aChangedVerdict(newsroom);
  const waived = await database.waiver.findFirst({ where: { workspaceId, reportId: changed.reportId }, select: { rule: true } });
  const rule = waivableCodes.find((code) => code === waived?.rule);
  if (rule !== undefined) accepted(await endWaivers(editor, { articleId: changed.articleId, rule }));
}

async function someOutgoing({ owner, reviewer }: Newsroom, of: { claimId: string; hook: string }): Promise<void> {
  const { endpointId } = accepted(await addWebhook(owner, { url: of.hook, types: [...messageTypes] }));
  accepted(await rotateWebhookSecret(owner, { endpointId }));
  const { recipientId } = accepted(
    await addMailRecipient(reviewer, { claimId: of.claimId, address: "mayor@harbour.example", isAgreed: true }),
  );
  accepted(await addMailRecipient(reviewer, { claimId: of.claimId, address: "office@harbour.example", isAgreed: true }));
  accepted(await endMail(owner, { targetId: recipientId, token: null }));
}

async function someFactChecks({ editor, workspaceId }: Newsroom): Promise<void> {
  const review = {
    ...{ "@context": "https://schema.org", "@type": "ClaimReview", url: "https://checks.example/1", datePublished: "2024-05-01" },
    ...{ claimReviewed: "The bridge cost 41 million.", author: { name: "Plain Facts" }, reviewRating: { alternateName: "False" } },
  };
  const file = Buffer.from(JSON.stringify([review])).toString("base64");
  accepted(await importFactChecks(editor, { url: "", fileName: "checks.json", file }));
  const { id: factCheckId } = await database.factCheck.findFirstOrThrow({ where: { workspaceId }, select: { id: true } });
  accepted(await withdrawFactChecks(editor, { factCheckId, scope: "import", reason: "A hoax." }));
  accepted(await reinstateFactChecks(editor, { factCheckId, scope: "step", reason: "It was none." }));
}

/** Sets what `everythingIn` needs of the environment, until `vi.unstubAllEnvs()`: a key for what is sealed, a mail server, and an address that counts as public. */
export function stubForEverything(): void {
  vi.stubEnv("ASSAY_TEST_PUBLIC_ADDRESSES", publicAddress);
  vi.stubEnv("ASSAY_SEAL_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("ASSAY_SMTP_URL", "smtp://127.0.0.1:9");
  vi.stubEnv("ASSAY_MAIL_FROM", "The Harbour Courier <checks@courier.example>");
}

/**
 * Fills a newsroom with rows of almost every table, all through commands. `hook` is a public address that may be told of what is published; a key for
 * what is sealed and a mail server must be set.
 */
export async function everythingIn(newsroom: Newsroom, hook: string): Promise<void> {
  const { owner, editor, secondEditor, viewer } = newsroom;
  await someReports(newsroom);
  await decideAgainstQuotes(newsroom.reviewer, 8);
  accepted(await trainLayer(editor, { presentNumber: null }));
  const { claimId } = await aClaim(newsroom);
  const { sourceId } = await someDiligence(newsroom, claimId);
  await someCaptures(newsroom, claimId);
  await someSecrets(newsroom, sourceId);
  await someOutgoing(newsroom, { claimId, hook });
  await someFactChecks(newsroom);
  await moreWork(newsroom);
  await aClaimInReview(newsroom);
  accepted(await disableMember(owner, { memberId: viewer.userId ?? "", reason: "" }));
  accepted(await changeRole(owner, { memberId: secondEditor.userId ?? "", role: "reviewer" }));
  accepted(await changeRole(owner, { memberId: editor.userId ?? "", role: "owner" }));
}
