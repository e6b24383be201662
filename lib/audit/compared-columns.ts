/**
 * Which columns the audit compares with the log, table by table, and why it compares no others. Every column of every audited table is in one
 * of the two; a test holds that so. `presentRows` says under which words they are compared.
 */
export const comparedColumns: Readonly<Record<string, string>> = {
  Adjudication: "claimId revisionNumber outcome assessmentId verdictId reason decidedById createdAt",
  Appearance: "claimId snapshotId exact start end state confirmedById createdAt",
  Article:
    "title author outlet url publishedOn language selectionReason reach quorum assessedBy topics translationOfId submittedById createdAt archivedAt",
  Assessment:
    "claimId revisionNumber reviewerId number ratingId justification confidence state sentBackAt secondsSpent reaffirmsId changeReason submittedAt createdAt isInformed",
  AssessmentCitation: "assessmentId evidenceId",
  Assignment: "claimId assigneeId dueAt endedAt createdById createdAt",
  Breakdown: "snapshotId provider version model threshold layer fallback sentences createdAt",
  Candidate:
    "articleId snapshotId breakdownId start end sentence kind statement claimant checkWorthiness reasons provider model version score state claimId dismissReason decidedById decidedAt",
  Capture:
    "sourceId number way requestedUrl fileName attempts outcome detail status finalUrl certificate text tool capturedAt requestedById requestedAt begunAt finishedAt textHash checks redirects headers properties",
  CaptureArtefact: "captureId role contentHash mediaType sizeBytes",
  Claim: "state revisionNumber priority quorum translationOfId originalsRuledOutAt articleId heldFrom createdById createdAt openedRevision",
  Claimant: "name kind sameAs",
  ClaimantContact:
    "claimId channel contactedAt madeAt question answer deadlineAt outcome isPublishable isDisclosed carriedFromId createdById createdAt",
  ClaimLineage: "fromClaimId toClaimId relation stepId undoneAt createdById createdAt",
  ClaimRevision: "claimId number statement claimantId reason createdById createdAt claimedOn",
  Comment: "threadId text revision reservedFor createdById withdrawnAt redactedAt createdAt",
  CommentMention: "commentId memberId",
  CommentRevision: "commentId number text textHash createdAt",
  ContactAttachment: "fileName contentHash mediaType sizeBytes isPublishable contactId attachedById attachedAt properties",
  Correction: "reportId change reason isRatingChanged versionNumber requestedById approvedById createdAt",
  ErrorReport: "versionNumber message outcome answer reportId claimId createdAt answeredById answeredAt",
  Evidence:
    "claimId sourceId captureId anchorStart anchorEnd anchorState number quote locator stance directness secondaryReason note carriedFromId factCheckId withdrawnAt createdById createdAt revision",
  EvidenceCheck: "evidenceId captureId state createdAt",
  EvidenceSearch: "claimId question places isFound note isDisclosed carriedFromId createdById createdAt",
  FactCheck:
    "url claim claimant claimedOn publisher reviewedOn ratingWords ratingValue ratingWorst ratingBest language licence origin contentHash importId importedById importedAt",
  FactCheckReinstatement: "factCheckId number stepId reason reinstatedById reinstatedAt",
  FactCheckWithdrawal: "factCheckId number stepId reason withdrawnById withdrawnAt",
  FixityCheck: "files bytes checkedAt",
  FixityFault: "checkId contentHash found",
  ImportedAnnotation: "claimId format annotationId author madeAt note tags createdAt fileHash",
  ImportedComment: "commentId format annotationId author madeAt tags answersId createdAt fileHash position",
  LearnedLayer: "number provider version decisions articles retiredAt createdById createdAt weights measures decidedUntil",
  LogCheck: "events root signedUpTo rows faultCount checkedAt faults",
  MailRecipient: "kind endedAt claimId reportId errorReportId firstSequence createdById createdAt",
  Member: "userId name role languages position biography interests contact isProfileShown disabledAt createdAt editorUntil",
  NotificationChoice: "memberId muted",
  PublishedClaim: "claimId slug versionNumber isWithdrawn takedownId reportId",
  Rating: "scaleVersionId key label value meaning averitec fever shape colourLight colourDark translations position",
  RatingScale: "name createdAt",
  RatingScaleVersion: "scaleId number name reason createdById createdAt",
  Recusal: "memberId reason endedAt claimId createdAt",
  Report: "title summary slug versionNumber takedownId articleId createdById createdAt revision",
  ReportVersion: "number change reason canonical publishedById takedownId reportId publishedAt contentHash",
  Retraction: "reason outcome versionNumber reportId claimId askedById askedAt settledById settledAt",
  SealedReader: "sourceId memberId endedAt namedAt",
  SealedSource: "sourceId commitment summary sealed revision sealedById sealedAt",
  Snapshot: "text articleId number textHash raw rawHash mediaType extractor finalUrl createdAt pages redirects headers retrievedAt blocks",
  Source: "kind url title publisher author publishedOn language interests independenceGroup reliabilityNote createdById createdAt",
  SourceWithholding: "number summary reason sourceId withheldById withheldAt",
  SufficientSet: "claimId revisionNumber stance note carriedFromId withdrawnAt createdById createdAt",
  SufficientSetPiece: "setId evidenceId evidenceRevision",
  Takedown: "category number reason outcome reportId claimId askedById askedAt settledById settledAt",
  Thread: "claimId about subjectId snapshotId selector resolvedAt articleId createdById createdAt resolvedById",
  ThreadPlace: "threadId snapshotId exact start end state confirmedById createdAt",
  User: "email passwordHash",
  Verdict:
    "claimId number revisionNumber ratingId snapshotId justification confidence evidenceSetHash decidedById staleAt reaffirmsId decidedAt staleReason",
  VerdictEvidence: "verdictId evidenceId evidenceRevision",
  Waiver: "rule reason endedAt reportId claimId createdById createdAt endedById",
  WebhookEndpoint: "url types state secretNumber createdById createdAt firstSequence secretBeforeUntil",
  Workspace:
    "slug name language timeZone workDays workStartsAt workEndsAt methodology correctionsPolicy funding quorum urgentQuorum waivableRules ratingScaleId createdAt",
};

const notTold = "no event says it";
const computed = "told apart by columns that are compared";
const madeByUs = "how the desk read it, not what anybody decided";
const secret = "no event may hold it: it is secret, or kept only as long as it is needed";
const revision = "counts changes; what changed is compared";

/** Why columns are not compared, by reason. `*` stands for all of a table that are not named elsewhere. */
export const uncomparedColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [notTold]: { Claimant: "createdAt", User: "createdAt emailVerified" },
  [secret]: {
    MailRecipient: "address",
    SealedSource: "keyName",
    WebhookEndpoint: "secret secretBefore keyName",
  },
  [computed]: { FactCheck: "arrival" },
  [madeByUs]: {
    Appearance: "prefix suffix score rivals settledFrom",
    Claim: "position updatedAt",
    ThreadPlace: "prefix suffix score rivals",
  },
  [revision]: {
    Article: "revision",
    Source: "revision",
    Workspace: "revision",
  },
};

/** In every table: the row's own name, its newsroom, and what only search reads. */
export const columnsOfEveryRow: readonly string[] = ["workspaceId", "id", "search"];
