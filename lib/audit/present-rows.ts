import { type PresentTable, writtenDay, writtenMoment } from "./present-table";

/** What is compared of claims and of the work on them: wordings, evidence, assessments, verdicts. */
export const workTables: readonly PresentTable[] = [
  {
    table: "Verdict",
    as: "v",
    own: "claimId number justification confidence evidenceSetHash snapshotId reaffirmsId staleAt staleReason decidedAt",
    made: {
      by: 'v."decidedById"',
      revision: 'v."revisionNumber"',
      rating: 'r."key"',
      scaleVersionId: 'r."scaleVersionId"',
      isStale: 'v."staleAt" is not null',
      restsOn: `encode(sha256(convert_to('[' || coalesce((select string_agg('["' || e."evidenceId" || '",' || e."evidenceRevision" || ']', ',' order by e."evidenceId"::text collate "C") from "VerdictEvidence" e where e."workspaceId" = v."workspaceId" and e."verdictId" = v."id"), '') || ']', 'UTF8')), 'hex')`,
    },
    join: 'left join "Rating" r on r."workspaceId" = v."workspaceId" and r."id" = v."ratingId"',
  },
  {
    table: "Assessment",
    as: "a",
    own: "claimId number justification confidence state sentBackAt isInformed submittedAt createdAt changeReason secondsSpent reaffirmsId",
    made: {
      by: 'a."reviewerId"',
      revision: 'a."revisionNumber"',
      rating: 'r."key"',
      scale: `s."scaleId" || '/' || s."number"`,
      isSentBack: 'a."sentBackAt" is not null',
      cites: `coalesce((select string_agg(case when e."claimId" = a."claimId" then e."number"::text else c."evidenceId"::text end, ',' order by e."number") from "AssessmentCitation" c left join "Evidence" e on e."workspaceId" = c."workspaceId" and e."id" = c."evidenceId" where c."workspaceId" = a."workspaceId" and c."assessmentId" = a."id"), '')`,
    },
    join: 'left join "Rating" r on r."workspaceId" = a."workspaceId" and r."id" = a."ratingId" left join "RatingScaleVersion" s on s."workspaceId" = r."workspaceId" and s."id" = r."scaleVersionId"',
  },
  {
    table: "Evidence",
    as: "e",
    own: "claimId number quote locator stance directness note captureId anchorState sourceId factCheckId carriedFromId secondaryReason revision createdById createdAt withdrawnAt",
    made: {
      isWithdrawn: 'e."withdrawnAt" is not null',
      place: `case when e."anchorStart" is null and e."anchorEnd" is null then '' else concat(e."anchorStart", '-', e."anchorEnd") end`,
    },
  },
  {
    table: "ContactAttachment",
    as: "a",
    own: "fileName contentHash mediaType sizeBytes isPublishable contactId attachedById attachedAt",
    made: {
      propertiesHash: 'a."properties"',
    },
  },
  {
    table: "EvidenceSearch",
    as: "s",
    own: "question places isFound note isDisclosed claimId carriedFromId createdById createdAt",
  },
  {
    table: "ClaimantContact",
    as: "c",
    own: "channel question madeAt outcome answer isPublishable isDisclosed claimId carriedFromId createdById createdAt",
    made: {
      contactedOn: writtenDay('c."contactedAt"'),
      deadlineOn: writtenDay('c."deadlineAt"'),
    },
  },
  {
    table: "SufficientSet",
    as: "s",
    own: "stance note claimId carriedFromId withdrawnAt createdById createdAt",
    made: {
      revision: 's."revisionNumber"',
      isWithdrawn: 's."withdrawnAt" is not null',
      evidence: `coalesce((select string_agg(p."evidenceId" || ' ' || p."evidenceRevision", e'\\n' order by (p."evidenceId" || ' ' || p."evidenceRevision") collate "C") from "SufficientSetPiece" p where p."workspaceId" = s."workspaceId" and p."setId" = s."id"), '')`,
    },
  },
  {
    table: "FactCheckWithdrawal",
    as: "w",
    row: `coalesce(w."stepId"::text, 'unnamed')`,
    made: {
      reason: 'case count(distinct w."reason") when 1 then min(w."reason") end',
      by: `string_agg(distinct w."withdrawnById"::text, ',')`,
      at: `string_agg(distinct ${writtenMoment('w."withdrawnAt"')}, ',')`,
      rowsHash: `encode(sha256(convert_to(string_agg(w."factCheckId" || ' ' || w."number", e'\\n' order by (w."factCheckId" || ' ' || w."number") collate "C"), 'UTF8')), 'hex')`,
      rows: "count(*)",
    },
    groupBy: 'w."stepId"',
  },
  {
    table: "FactCheckReinstatement",
    as: "w",
    row: 'w."stepId"::text',
    made: {
      reason: 'case count(distinct w."reason") when 1 then min(w."reason") end',
      by: `string_agg(distinct w."reinstatedById"::text, ',')`,
      at: `string_agg(distinct ${writtenMoment('w."reinstatedAt"')}, ',')`,
      rowsHash: `encode(sha256(convert_to(string_agg(w."factCheckId" || ' ' || w."number", e'\\n' order by (w."factCheckId" || ' ' || w."number") collate "C"), 'UTF8')), 'hex')`,
    },
    groupBy: 'w."stepId"',
  },
  {
    table: "ClaimRevision",
    as: "c",
    row: `c."claimId" || '/' || c."number"`,
    own: "statement reason claimedOn createdById createdAt",
    made: {
      claimant: `coalesce(p."name", '')`,
      hasClaimant: 'c."claimantId" is not null',
      claimantKind: 'p."kind"',
      claimantSameAs: 'p."sameAs"',
    },
    join: 'left join "Claimant" p on p."workspaceId" = c."workspaceId" and p."id" = c."claimantId"',
  },
  {
    table: "Claimant",
    as: "p",
    where: 'not exists (select from "ClaimRevision" c where c."workspaceId" = p."workspaceId" and c."claimantId" = p."id")',
  },
  {
    table: "Snapshot",
    as: "s",
    own: "articleId number createdAt mediaType extractor finalUrl retrievedAt",
    made: {
      textHash: `encode(sha256(convert_to(s."text", 'UTF8')), 'hex')`,
      rawHash: `coalesce(encode(sha256(s."raw"), 'hex'), '')`,
      hashKept: 's."textHash"',
      rawHashKept: 's."rawHash"',
      candidates: '(select count(*) from "Candidate" c where c."workspaceId" = s."workspaceId" and c."snapshotId" = s."id")',
      pagesHash: 's."pages"',
      redirectsHash: 's."redirects"',
      headersHash: 's."headers"',
      blocksHash: 's."blocks"',
    },
  },
  {
    table: "Claim",
    as: "c",
    own: "state priority quorum translationOfId originalsRuledOutAt articleId heldFrom openedRevision createdById createdAt",
    made: {
      revision: 'c."revisionNumber"',
      given: "given.given",
      assignees: "given.assignees",
      former: "given.former",
      takenBack: "given.taken_back",
    },
    join: `left join lateral (select
        string_agg(line.given, e'\\n' order by line.given collate "C") filter (where a."endedAt" is null) as given,
        string_agg(line.due, e'\\n' order by line.due collate "C") filter (where a."endedAt" is null) as assignees,
        string_agg(a."assigneeId"::text, e'\\n' order by a."assigneeId"::text collate "C") filter (where a."endedAt" is not null) as former,
        string_agg(line.taken_back, e'\\n' order by line.taken_back collate "C") filter (where a."endedAt" is not null) as taken_back
      from "Assignment" a, lateral (select a."assigneeId" || ' ' || coalesce(a."createdById"::text, '-') || ' ' || ${writtenMoment('a."createdAt"')} as given,
          a."assigneeId" || ' ' || coalesce(${writtenMoment('a."dueAt"')}, '') as due,
          concat_ws(' ', a."assigneeId", coalesce(a."createdById"::text, '-'), ${writtenMoment('a."createdAt"')}, coalesce(${writtenMoment('a."dueAt"')}, '-'),
            ${writtenMoment('a."endedAt"')}) as taken_back) line
      where a."workspaceId" = c."workspaceId" and a."claimId" = c."id") given on true`,
  },
  {
    table: "Candidate",
    as: "c",
    own: "state claimId dismissReason decidedById decidedAt articleId",
    made: {
      snapshotNumber: 's."number"',
    },
    join: 'left join "Snapshot" s on s."workspaceId" = c."workspaceId" and s."id" = c."snapshotId"',
  },
  {
    table: "Article",
    as: "a",
    own: "title author outlet url publishedOn language reach selectionReason quorum assessedBy topics translationOfId submittedById createdAt archivedAt",
  },
];
