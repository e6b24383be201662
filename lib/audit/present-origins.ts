import "server-only";
import type { LogSnapshot } from "./log-snapshot";

/** The same as `presentRows` for where things come from and where they stand: sources, places, lineage, steps, imports and checks. */
export function presentOrigins({ rows }: LogSnapshot, workspaceId: string): AsyncGenerator<unknown[]> {
  return rows`
    select 'Source' as "table", s."id"::text as "row", json_build_object('kind', s."kind", 'title', s."title", 'url', coalesce(s."url", ''),
      'publisher', coalesce(s."publisher", ''), 'author', coalesce(s."author", ''), 'publishedOn', coalesce(to_char(s."publishedOn", 'YYYY-MM-DD'), ''),
      'language', coalesce(s."language", ''), 'interests', s."interests", 'independenceGroup', coalesce(s."independenceGroup", ''),
      'reliabilityNote', s."reliabilityNote", 'createdById', s."createdById", 'createdAt', s."createdAt") as holds
      from "Source" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'User', m."userId"::text, json_build_object('account', encode(sha256(convert_to(u."email" || ' ' || u."passwordHash", 'UTF8')), 'hex'))
      from "Member" m join "User" u on u."id" = m."userId" where m."workspaceId" = ${workspaceId}::uuid
    union all select 'SealedReader', s."sourceId"::text, json_build_object('readers',
      coalesce(string_agg(s."memberId"::text, ',' order by s."memberId"::text collate "C") filter (where s."endedAt" is null), ''),
      'former', coalesce(string_agg(s."memberId"::text, ',' order by s."memberId"::text collate "C") filter (where s."endedAt" is not null), ''),
      'named', coalesce(string_agg(reader.line, ',' order by reader.line collate "C"), ''))
      from "SealedReader" s, lateral (select concat_ws(' ', s."memberId", to_char(s."namedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        to_char(s."endedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as line) reader where s."workspaceId" = ${workspaceId}::uuid group by s."sourceId"
    union all select 'EvidenceCheck', e."evidenceId" || '/' || e."captureId", json_build_object('state', string_agg(e."state"::text, ','), 'createdAt', max(e."createdAt"))
      from "EvidenceCheck" e where e."workspaceId" = ${workspaceId}::uuid group by e."evidenceId", e."captureId"
    union all select 'Appearance', placed."claimId" || '/' || placed."snapshotId", json_build_object('places', jsonb_agg(placed.line order by placed.line collate "C"),
      'at', string_agg(distinct placed.at, ','))
      from (select a."claimId", a."snapshotId", to_char(a."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
          case when a."start" < 0 then 'nowhere' else a."start" || '-' || a."end" end || ' ' || a."state" || ' ' || coalesce(a."confirmedById"::text, '-') || ' ' || a."exact" as line
        from "Appearance" a where a."workspaceId" = ${workspaceId}::uuid) placed group by placed."claimId", placed."snapshotId"
    union all select 'ThreadPlace', t."threadId" || '/' || t."snapshotId", json_build_object('place',
      case when t."start" < 0 then 'nowhere' else t."start" || '-' || t."end" end || ' ' || t."state" || ' ' || coalesce(t."confirmedById"::text, '-') || ' ' || t."exact",
      'createdAt', t."createdAt")
      from "ThreadPlace" t where t."workspaceId" = ${workspaceId}::uuid
    union all select 'ClaimLineage', l."stepId"::text, json_build_object('isUndone', bool_and(l."undoneAt" is not null),
      'undone', coalesce(string_agg(distinct to_char(l."undoneAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ','), ''), 'by', string_agg(distinct l."createdById"::text, ','),
      'at', string_agg(distinct to_char(l."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ','), 'lines',
      string_agg(l."relation" || ' ' || l."fromClaimId" || ' ' || l."toClaimId", e'\\n' order by (l."relation" || ' ' || l."fromClaimId" || ' ' || l."toClaimId") collate "C"))
      from "ClaimLineage" l where l."workspaceId" = ${workspaceId}::uuid group by l."stepId"
    union all select 'Adjudication', a."verdictId"::text, json_build_object('claimId', a."claimId", 'by', a."decidedById", 'revision', a."revisionNumber",
      'outcome', a."outcome", 'reason', a."reason", 'assessmentId', coalesce(a."assessmentId"::text, ''), 'createdAt', a."createdAt")
      from "Adjudication" a where a."workspaceId" = ${workspaceId}::uuid and a."verdictId" is not null
    union all select 'AdjudicationStep', step."claimId"::text, json_build_object('steps', string_agg(step.line, e'\\n' order by step.line collate "C"),
      'timed', string_agg(step.line || ' ' || step.at, e'\\n' order by (step.line || ' ' || step.at) collate "C"),
      'asked', coalesce(string_agg(step."id" || ' ' || step.line, e'\\n' order by (step."id" || ' ' || step.line) collate "C") filter (where step."outcome" = 'sentBack'), ''))
      from (select a."claimId", a."id", a."outcome", to_char(a."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a."outcome" || ' ' || a."revisionNumber" || ' ' || a."decidedById" || ' ' || encode(sha256(convert_to(a."reason", 'UTF8')), 'hex') || coalesce(' ' || a."assessmentId", '') as line
        from "Adjudication" a where a."workspaceId" = ${workspaceId}::uuid and a."verdictId" is null) step group by step."claimId"
    union all select 'RatingScale', s."id"::text, json_build_object('name', s."name", 'createdAt', s."createdAt") from "RatingScale" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'RatingScaleVersion', v."scaleId" || '/' || v."number", json_build_object('name', coalesce(nullif(v."name", ''), s."name", ''), 'reason', v."reason",
      'createdById', v."createdById", 'createdAt', v."createdAt")
      from "RatingScaleVersion" v left join "RatingScale" s on s."workspaceId" = v."workspaceId" and s."id" = v."scaleId" where v."workspaceId" = ${workspaceId}::uuid
    union all select 'ImportedAnnotation', i."claimId"::text, json_build_object('format', i."format", 'annotationId', coalesce(i."annotationId", ''),
      'author', coalesce(i."author", ''), 'note', i."note", 'createdAt', i."createdAt", 'fileHash', i."fileHash",
      'madeAt', coalesce(to_char(i."madeAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ''),
      'tags', to_jsonb(array(select t from unnest(i."tags") t order by t collate "C")))
      from "ImportedAnnotation" i where i."workspaceId" = ${workspaceId}::uuid
    union all select 'ImportedComment', i."commentId"::text, json_build_object('format', i."format", 'annotationId', coalesce(i."annotationId", ''),
      'author', coalesce(i."author", ''), 'answersId', coalesce(i."answersId"::text, ''), 'createdAt', i."createdAt", 'fileHash', i."fileHash", 'position', i."position",
      'madeAt', coalesce(to_char(i."madeAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ''),
      'tags', to_jsonb(array(select t from unnest(i."tags") t order by t collate "C")))
      from "ImportedComment" i where i."workspaceId" = ${workspaceId}::uuid
    union all select orphan."table", orphan."row", '{}'::json from (
      select 'AssessmentCitation' as "table", c."assessmentId" || '/' || c."evidenceId" as "row", c."workspaceId" from "AssessmentCitation" c
        where not exists (select from "Assessment" p where p."workspaceId" = c."workspaceId" and p."id" = c."assessmentId")
      union all select 'Assignment', c."id"::text, c."workspaceId" from "Assignment" c
        where not exists (select from "Claim" p where p."workspaceId" = c."workspaceId" and p."id" = c."claimId")
      union all select 'CaptureArtefact', c."captureId" || '/' || c."contentHash", c."workspaceId" from "CaptureArtefact" c
        where not exists (select from "Capture" p where p."workspaceId" = c."workspaceId" and p."id" = c."captureId")
      union all select 'CommentMention', c."commentId" || '/' || c."memberId", c."workspaceId" from "CommentMention" c
        where not exists (select from "Comment" p where p."workspaceId" = c."workspaceId" and p."id" = c."commentId")
      union all select 'FixityFault', c."checkId" || '/' || c."contentHash", c."workspaceId" from "FixityFault" c
        where not exists (select from "FixityCheck" p where p."workspaceId" = c."workspaceId" and p."id" = c."checkId")
      union all select 'SufficientSetPiece', c."setId" || '/' || c."evidenceId", c."workspaceId" from "SufficientSetPiece" c
        where not exists (select from "SufficientSet" p where p."workspaceId" = c."workspaceId" and p."id" = c."setId")
      union all select 'VerdictEvidence', c."verdictId" || '/' || c."evidenceId", c."workspaceId" from "VerdictEvidence" c
        where not exists (select from "Verdict" p where p."workspaceId" = c."workspaceId" and p."id" = c."verdictId")
      union all select 'UnplacedCandidate', c."id"::text, c."workspaceId" from "Candidate" c
        where not exists (select from "Snapshot" p where p."workspaceId" = c."workspaceId" and p."id" = c."snapshotId")
    ) orphan where orphan."workspaceId" = ${workspaceId}::uuid
    union all select 'LogCheck', c."id"::text, json_build_object('checkedAt', c."checkedAt", 'faultsHash', c."faults", 'events', c."events", 'root', c."root", 'faults', c."faultCount",
      'signedUpTo', coalesce(to_jsonb(c."signedUpTo"), '""'), 'rows', coalesce(to_jsonb(c."rows"), '""'))
      from "LogCheck" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'FixityCheck', c."id"::text, json_build_object('checkedAt', c."checkedAt", 'files', c."files", 'bytes', c."bytes", 'faults',
      coalesce((select jsonb_agg(jsonb_build_array(f."contentHash", f."found") order by f."contentHash" collate "C")
        from "FixityFault" f where f."workspaceId" = c."workspaceId" and f."checkId" = c."id"), '[]'))
      from "FixityCheck" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'LearnedLayer', l."number"::text, json_build_object('provider', l."provider", 'version', l."version", 'decisions', l."decisions",
      'articles', l."articles", 'isRetired', l."retiredAt" is not null, 'retiredAt', l."retiredAt", 'createdById', l."createdById", 'createdAt', l."createdAt",
      'decidedUntil', l."decidedUntil", 'weights', l."weights", 'measures', l."measures")
      from "LearnedLayer" l where l."workspaceId" = ${workspaceId}::uuid
    union all select 'NotificationChoice', n."memberId"::text, json_build_object('muted',
      to_jsonb(array(select m::text from unnest(n."muted") m order by m::text collate "C")))
      from "NotificationChoice" n where n."workspaceId" = ${workspaceId}::uuid`;
}
