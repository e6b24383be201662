import type { Replay } from "./fact";
import { type PresentRow, valueIn } from "./present-row";

/** Only these come from one kind of event each, so that a row without its event was never recorded. */
const alwaysRecorded: ReadonlySet<string> = new Set([
  "Adjudication",
  "Appearance",
  "Breakdown",
  "Capture",
  "Claimant",
  "ImportedComment",
  "ReportVersion",
  "ThreadPlace",
  "Verdict",
  "Member",
  "SealedSource",
  "SourceWithholding",
  "ContactAttachment",
  // No command makes rows of it.
  "Correction",
  // Of the rows that are compared with what they belong to, only those that belong to nothing come by themselves.
  ...["AssessmentCitation", "Assignment", "CaptureArtefact", "CommentMention", "FixityFault", "SufficientSetPiece", "VerdictEvidence"],
  "UnplacedCandidate",
  "FactCheckImport",
  "FactCheckWithdrawal",
  "FactCheckReinstatement",
  "ClaimantContact",
  "Evidence",
  "EvidenceSearch",
  "SufficientSet",
  "Waiver",
  "WebhookEndpoint",
  "MailRecipient",
  "Retraction",
  "Takedown",
  "Claim",
  "Recusal",
  "Thread",
  "Comment",
  "CommentRevision",
  "Article",
  "Snapshot",
  "Report",
  "PublishedClaim",
  "ErrorReport",
  "Rating",
  "Assessment",
  "ClaimRevision",
  "Source",
  "SealedReader",
  "EvidenceCheck",
  "ClaimLineage",
  "AdjudicationStep",
  "RatingScale",
  "RatingScaleVersion",
  "ImportedAnnotation",
  "LogCheck",
  "FixityCheck",
  "LearnedLayer",
  "NotificationChoice",
]);

const decided = ["claimId", "dismissReason", "decidedById", "decidedAt"];

function isUndecided(present: PresentRow): boolean {
  return valueIn(present, "state") === "proposed" && decided.every((column) => valueIn(present, column) === "");
}

/** A decision of which no event tells was carried on from an earlier snapshot of the article, where somebody made it. */
function isDecisionTold(present: PresentRow, { decisions }: Replay): boolean {
  const isLater = Number(valueIn(present, "snapshotNumber")) > 1;
  const made = isLater ? (decisions.get(`${valueIn(present, "articleId")} ${valueIn(present, "claimId")}`) ?? []) : [];
  return made.some((decision) =>
    Object.entries(decision).every(([column, value]) => value === undefined || valueIn(present, column) === value),
  );
}

/** What is wrong with a row of which no event tells, in words that follow its name; null where nothing has to tell of it. */
export function faultOfUntold(present: PresentRow, replay: Replay): string | null {
  const { row } = present;
  const { table } = present.of;
  if (table === "Candidate")
    return isUndecided(present) || isDecisionTold(present, replay) ? null : "holds a decision that was never recorded";
  // Events of before 28 November 2026 do not say in which snapshot a claim was marked.
  if (table === "Appearance" && replay.unplaced.has(row.slice(0, row.indexOf("/")))) return null;
  // Events of before 29 November 2026 say how many rows came from the claim before, not which.
  if (valueIn(present, "carriedFromId") && replay.untold.has(String(valueIn(present, "claimId")))) return null;
  return alwaysRecorded.has(table) ? "was never recorded" : null;
}
