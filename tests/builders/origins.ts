import { systemActor } from "@/lib/actor";
import { submitVersion } from "@/lib/articles/submit-version";
import { recordLogCheck } from "@/lib/audit/record-log-check";
import { placeClaim } from "@/lib/claims/place-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { unplaceClaim } from "@/lib/claims/unplace-claim";
import { database } from "@/lib/database";
import { beginThread } from "@/lib/discussion/begin-thread";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { logContact } from "@/lib/evidence/log-contact";
import { nameSufficientSet } from "@/lib/evidence/name-sufficient-set";
import { recordFixity } from "@/lib/evidence/record-fixity";
import { recordSearch } from "@/lib/evidence/record-search";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { importAnnotations } from "@/lib/exchange/import-annotations";
import { chooseNotifications } from "@/lib/notifications/choose-notifications";
import { askAssessment } from "@/lib/verdicts/ask-assessment";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { annotationRow, importInput, quoteSelector, replyRow } from "./annotations";
import { aClaimSentBack } from "./discussion";
import { accepted, type Newsroom } from "./newsroom";
import { placeOn } from "./places";
import { aClaim, aDecidedClaim, anAssessedClaim, aRating, someEvidence } from "./review";
import { aRevisedScale } from "./scale";

const cost = "The city paid 41 million for the new bridge in 2024";
const closed = "Mayor Nan Osei told the council that the old one had been closed for 19 months.";

async function* aLedger() {
  yield Buffer.from("Accounts.\n");
}

/** A settled claim whose words then changed in the article, as a person said, and with it a discussion of other words there. */
async function aMovedClaim(newsroom: Newsroom): Promise<void> {
  const { reviewer, editor, workspaceId } = newsroom;
  const { articleId, claimId, snapshotId, text } = await aDecidedClaim(newsroom);
  const start = text.indexOf("Ferry traffic");
  const passage = { kind: "passage", snapshotId, start, end: start + 13, exact: "Ferry traffic" } as const;
  accepted(await beginThread(editor, { about: passage, text: `Is it measured, @Rita Reviewer?` }));
  const changed = text.replace("41 million", "38 million");
  accepted(await submitVersion(reviewer, { articleId, snapshotNumber: 1, way: "paste", text: changed }));
  const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId, articleId }, orderBy: { number: "desc" } });
  const exact = cost.replace("41", "38");
  const at = snapshot.text.indexOf(exact);
  const place = { start: at, end: at + exact.length, exact };
  const placing = { claimId, placeId: await placeOn(newsroom, claimId, snapshot.id), snapshotId: snapshot.id, place };
  accepted(await placeClaim(editor, placing));
  accepted(await unplaceClaim(editor, placing));
  accepted(await placeClaim(editor, placing));
}

/** What a claim takes over from the one before, besides its evidence: a search, a contact, and what is said to suffice. */
async function someDiligence({ reviewer }: Newsroom, { claimId, evidenceId }: { claimId: string; evidenceId: string }): Promise<void> {
  const looked = { claimId, question: "Does another ledger differ?", places: "The archive", isFound: "nothing", note: "" } as const;
  accepted(await recordSearch(reviewer, looked));
  const asked = { channel: "email", contactedOn: "2026-10-02", deadlineOn: "2026-10-05", question: "Is it so?" } as const;
  accepted(await logContact(reviewer, { claimId, ...asked }));
  const enough = { stance: "supports" as const, evidenceIds: [evidenceId], note: "The ledger is final." };
  accepted(await nameSufficientSet(reviewer, { claimId, revisionNumber: 2, ...enough }));
}

/**
 * Work that shows where things come from and where they stand: a claim that moved, one that was split, assessments that cite and were sent back,
 * another scale, an import, and what machines checked.
 */
export async function someOrigins(newsroom: Newsroom): Promise<void> {
  const { editor, reviewer, workspaceId } = newsroom;
  await aMovedClaim(newsroom);
  await aClaimSentBack(newsroom);
  const open = await anAssessedClaim(newsroom);
  accepted(await askAssessment(editor, { claimId: open.claimId, revisionNumber: 1, reason: "To be sure." }));
  const { claimId, articleId } = await aClaim(newsroom);
  accepted(
    await rewriteClaim(reviewer, {
      claimId,
      revisionNumber: 1,
      statement: "It cost 41 million.",
      claimantName: "Ann Akoto",
      reason: "Shorter.",
    }),
  );
  const copied = { directness: "secondary", secondaryReason: "The ledger is lost.", sourceAuthor: "Ben Boateng", sourceUrl: "" } as const;
  const { evidenceId, sourceId } = accepted(await attachEvidence(reviewer, { claimId, ...someEvidence, ...copied, sourceTitle: "A copy" }));
  accepted(await uploadCapture(reviewer, { sourceId, fileName: "ledger.txt", content: aLedger() }));
  const assessed = { claimId, revisionNumber: 2, ratingId: await aRating(newsroom), justification: "It says so.", secondsSpent: 61 };
  accepted(await submitAssessment(reviewer, { ...assessed, cites: [evidenceId] }));
  const annotation = annotationRow("one", quoteSelector(closed));
  const file = { rows: [annotation, replyRow("two", ["one"], "2026-11-21", "Since when?")] };
  accepted(await importAnnotations(editor, { ...(await importInput(editor, articleId, file)), answers: [2] }));
  await someDiligence(newsroom, { claimId, evidenceId });
  const parts = ["The city paid.", "It was 41 million."];
  accepted(await splitClaim(editor, { claimId, revisionNumber: 2, parts }));
  await aRevisedScale(newsroom);
  const kinds = { mentioned: true, answered: true, assigned: true, sentBack: true, stale: true, dueSoon: false };
  accepted(await chooseNotifications(reviewer, kinds));
  const machine = systemActor(workspaceId);
  const lost = { contentHash: "ab".repeat(32), found: null };
  accepted(await recordFixity(machine, { files: 3, bytes: 4711n, faults: [lost] }));
  const found = { events: 3, root: "cd".repeat(32), signedUpTo: null, rows: 3, faultCount: 0, faults: [] };
  accepted(await recordLogCheck(machine, found));
}
