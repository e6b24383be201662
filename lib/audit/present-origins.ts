import { type PresentTable, partOf, writtenMoment } from "./present-table";

/** The same of where things come from and where they stand: places, lineage, steps, imports and checks. */
export const originTables: readonly PresentTable[] = [
  {
    table: "User",
    from: '"Member"',
    as: "m",
    row: 'm."userId"::text',
    made: {
      account: `encode(sha256(convert_to(u."email" || ' ' || u."passwordHash", 'UTF8')), 'hex')`,
    },
    join: 'join "User" u on u."id" = m."userId"',
  },
  {
    table: "Appearance",
    from: `(select a."workspaceId", a."claimId", a."snapshotId", ${writtenMoment('a."createdAt"')} as at, case when a."start" < 0 then 'nowhere' else a."start" || '-' || a."end" end || ' ' || a."state" || ' ' || coalesce(a."confirmedById"::text, '-') || ' ' || a."exact" as line from "Appearance" a)`,
    as: "placed",
    row: `placed."claimId" || '/' || placed."snapshotId"`,
    made: {
      places: 'jsonb_agg(placed.line order by placed.line collate "C")',
      at: "string_agg(distinct placed.at, ',')",
    },
    groupBy: 'placed."claimId", placed."snapshotId"',
  },
  {
    table: "ThreadPlace",
    as: "t",
    row: `t."threadId" || '/' || t."snapshotId"`,
    own: "createdAt",
    made: {
      place: `case when t."start" < 0 then 'nowhere' else t."start" || '-' || t."end" end || ' ' || t."state" || ' ' || coalesce(t."confirmedById"::text, '-') || ' ' || t."exact"`,
    },
  },
  {
    table: "ClaimLineage",
    as: "l",
    row: 'l."stepId"::text',
    made: {
      isUndone: 'bool_and(l."undoneAt" is not null)',
      undone: `coalesce(string_agg(distinct ${writtenMoment('l."undoneAt"')}, ','), '')`,
      by: `string_agg(distinct l."createdById"::text, ',')`,
      at: `string_agg(distinct ${writtenMoment('l."createdAt"')}, ',')`,
      lines: `string_agg(l."relation" || ' ' || l."fromClaimId" || ' ' || l."toClaimId", e'\\n' order by (l."relation" || ' ' || l."fromClaimId" || ' ' || l."toClaimId") collate "C")`,
    },
    groupBy: 'l."stepId"',
  },
  {
    table: "Adjudication",
    as: "a",
    row: 'a."verdictId"::text',
    own: "claimId outcome reason assessmentId createdAt",
    made: {
      by: 'a."decidedById"',
      revision: 'a."revisionNumber"',
    },
    where: 'a."verdictId" is not null',
  },
  {
    table: "AdjudicationStep",
    from: `(select a."workspaceId", a."claimId", a."id", a."outcome", ${writtenMoment('a."createdAt"')} as at, a."outcome" || ' ' || a."revisionNumber" || ' ' || a."decidedById" || ' ' || encode(sha256(convert_to(a."reason", 'UTF8')), 'hex') || coalesce(' ' || a."assessmentId", '') as line from "Adjudication" a where a."verdictId" is null)`,
    as: "step",
    row: 'step."claimId"::text',
    made: {
      steps: `string_agg(step.line, e'\\n' order by step.line collate "C")`,
      timed: `string_agg(step.line || ' ' || step.at, e'\\n' order by (step.line || ' ' || step.at) collate "C")`,
      asked: `coalesce(string_agg(step."id" || ' ' || step.line, e'\\n' order by (step."id" || ' ' || step.line) collate "C") filter (where step."outcome" = 'sentBack'), '')`,
    },
    groupBy: 'step."claimId"',
  },
  {
    table: "RatingScale",
    as: "s",
    own: "name createdAt",
  },
  {
    table: "RatingScaleVersion",
    as: "v",
    row: `v."scaleId" || '/' || v."number"`,
    own: "reason createdById createdAt",
    made: {
      name: `coalesce(nullif(v."name", ''), s."name", '')`,
    },
    join: 'left join "RatingScale" s on s."workspaceId" = v."workspaceId" and s."id" = v."scaleId"',
  },
  {
    table: "ImportedAnnotation",
    as: "i",
    row: 'i."claimId"::text',
    own: "format annotationId author note createdAt fileHash madeAt",
    made: {
      tags: 'to_jsonb(array(select t from unnest(i."tags") t order by t collate "C"))',
    },
  },
  {
    table: "ImportedComment",
    as: "i",
    row: 'i."commentId"::text',
    own: "format annotationId author answersId createdAt fileHash position madeAt",
    made: {
      tags: 'to_jsonb(array(select t from unnest(i."tags") t order by t collate "C"))',
    },
  },
  {
    table: "LogCheck",
    as: "c",
    own: "checkedAt events root signedUpTo rows",
    made: {
      faultsHash: 'c."faults"',
      faults: 'c."faultCount"',
    },
  },
  {
    table: "FixityCheck",
    as: "c",
    own: "checkedAt files bytes",
    made: {
      faults: `coalesce((select jsonb_agg(jsonb_build_array(f."contentHash", f."found") order by f."contentHash" collate "C") from "FixityFault" f where f."workspaceId" = c."workspaceId" and f."checkId" = c."id"), '[]')`,
    },
  },
  {
    table: "LearnedLayer",
    as: "l",
    row: 'l."number"::text',
    own: "provider version decisions articles retiredAt createdById createdAt decidedUntil weights measures",
    made: {
      isRetired: 'l."retiredAt" is not null',
    },
  },
  {
    table: "NotificationChoice",
    as: "n",
    row: 'n."memberId"::text',
    made: {
      muted: 'to_jsonb(array(select m::text from unnest(n."muted") m order by m::text collate "C"))',
    },
  },
  partOf("Assessment", "assessmentId", { table: "AssessmentCitation", as: "c", row: `c."assessmentId" || '/' || c."evidenceId"` }),
  partOf("Claim", "claimId", { table: "Assignment", as: "c" }),
  partOf("FixityCheck", "checkId", { table: "FixityFault", as: "c", row: `c."checkId" || '/' || c."contentHash"` }),
  partOf("SufficientSet", "setId", { table: "SufficientSetPiece", as: "c", row: `c."setId" || '/' || c."evidenceId"` }),
  partOf("Verdict", "verdictId", { table: "VerdictEvidence", as: "c", row: `c."verdictId" || '/' || c."evidenceId"` }),
  partOf("Snapshot", "snapshotId", { table: "UnplacedCandidate", as: "c", from: '"Candidate"' }),
];
