import "server-only";
import { database } from "@/lib/database";

/** The same as `presentRows` for where things come from and where they stand: sources, places, lineage, steps, imports and checks. */
export function presentOrigins(workspaceId: string): Promise<unknown[]> {
  return database.$queryRaw<unknown[]>`
    select 'Source' as "table", s."id"::text as "row", jsonb_build_object('kind', s."kind", 'title', s."title", 'url', coalesce(s."url", ''),
      'publisher', coalesce(s."publisher", ''), 'author', coalesce(s."author", ''), 'publishedOn', coalesce(to_char(s."publishedOn", 'YYYY-MM-DD'), ''),
      'language', coalesce(s."language", ''), 'interests', s."interests", 'independenceGroup', coalesce(s."independenceGroup", ''),
      'reliabilityNote', s."reliabilityNote") as holds
      from "Source" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'SealedReader', s."sourceId"::text, jsonb_build_object('readers',
      coalesce(string_agg(s."memberId"::text, ',' order by s."memberId"::text collate "C") filter (where s."endedAt" is null), ''))
      from "SealedReader" s where s."workspaceId" = ${workspaceId}::uuid group by s."sourceId"
    union all select 'EvidenceCheck', e."evidenceId" || '/' || e."captureId", jsonb_build_object('state', string_agg(e."state"::text, ','))
      from "EvidenceCheck" e where e."workspaceId" = ${workspaceId}::uuid group by e."evidenceId", e."captureId"
    union all select 'Appearance', placed."claimId" || '/' || placed."snapshotId", jsonb_build_object('places', string_agg(placed.line, e'\\n' order by placed.line collate "C"))
      from (select a."claimId", a."snapshotId",
          case when a."start" < 0 then 'nowhere' else a."start" || '-' || a."end" end || ' ' || a."state" || ' ' || a."exact" as line
        from "Appearance" a where a."workspaceId" = ${workspaceId}::uuid) placed group by placed."claimId", placed."snapshotId"
    union all select 'ThreadPlace', t."threadId" || '/' || t."snapshotId", jsonb_build_object('place',
      case when t."start" < 0 then 'nowhere' else t."start" || '-' || t."end" end || ' ' || t."state" || ' ' || t."exact")
      from "ThreadPlace" t where t."workspaceId" = ${workspaceId}::uuid
    union all select 'ClaimLineage', l."stepId"::text, jsonb_build_object('isUndone', bool_and(l."undoneAt" is not null), 'lines',
      string_agg(l."relation" || ' ' || l."fromClaimId" || ' ' || l."toClaimId", e'\\n' order by (l."relation" || ' ' || l."fromClaimId" || ' ' || l."toClaimId") collate "C"))
      from "ClaimLineage" l where l."workspaceId" = ${workspaceId}::uuid group by l."stepId"
    union all select 'Adjudication', a."verdictId"::text, jsonb_build_object('claimId', a."claimId", 'by', a."decidedById", 'revision', a."revisionNumber",
      'outcome', a."outcome", 'reason', a."reason", 'assessmentId', coalesce(a."assessmentId"::text, ''))
      from "Adjudication" a where a."workspaceId" = ${workspaceId}::uuid and a."verdictId" is not null
    union all select 'AdjudicationStep', step."claimId"::text, jsonb_build_object('steps', string_agg(step.line, e'\\n' order by step.line collate "C"))
      from (select a."claimId", a."outcome" || ' ' || a."revisionNumber" || ' ' || a."decidedById" || ' ' || encode(sha256(convert_to(a."reason", 'UTF8')), 'hex') as line
        from "Adjudication" a where a."workspaceId" = ${workspaceId}::uuid and a."verdictId" is null) step group by step."claimId"
    union all select 'RatingScale', s."id"::text, jsonb_build_object('name', s."name") from "RatingScale" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'RatingScaleVersion', v."scaleId" || '/' || v."number", jsonb_build_object('name', coalesce(nullif(v."name", ''), s."name"), 'reason', v."reason")
      from "RatingScaleVersion" v join "RatingScale" s on s."workspaceId" = v."workspaceId" and s."id" = v."scaleId" where v."workspaceId" = ${workspaceId}::uuid
    union all select 'ImportedAnnotation', i."claimId"::text, jsonb_build_object('format', i."format", 'annotationId', coalesce(i."annotationId", ''),
      'author', coalesce(i."author", ''), 'note', i."note",
      'madeAt', coalesce(to_char(i."madeAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ''),
      'tags', array_to_string(array(select t from unnest(i."tags") t order by t collate "C"), ','))
      from "ImportedAnnotation" i where i."workspaceId" = ${workspaceId}::uuid
    union all select 'ImportedComment', i."commentId"::text, jsonb_build_object('format', i."format", 'annotationId', coalesce(i."annotationId", ''),
      'author', coalesce(i."author", ''), 'answersId', coalesce(i."answersId"::text, ''),
      'madeAt', coalesce(to_char(i."madeAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ''),
      'tags', array_to_string(array(select t from unnest(i."tags") t order by t collate "C"), ','))
      from "ImportedComment" i where i."workspaceId" = ${workspaceId}::uuid
    union all select 'LogCheck', c."id"::text, jsonb_build_object('events', c."events", 'root', c."root", 'faults', c."faultCount",
      'signedUpTo', coalesce(to_jsonb(c."signedUpTo"), '""'), 'rows', coalesce(to_jsonb(c."rows"), '""'))
      from "LogCheck" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'FixityCheck', c."id"::text, jsonb_build_object('files', c."files", 'bytes', c."bytes", 'faults',
      coalesce((select string_agg(f."contentHash" || ' ' || coalesce(f."found", ''), e'\\n' order by (f."contentHash" || ' ' || coalesce(f."found", '')) collate "C")
        from "FixityFault" f where f."workspaceId" = c."workspaceId" and f."checkId" = c."id"), ''))
      from "FixityCheck" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'LearnedLayer', l."number"::text, jsonb_build_object('provider', l."provider", 'version', l."version", 'decisions', l."decisions",
      'articles', l."articles", 'isRetired', l."retiredAt" is not null)
      from "LearnedLayer" l where l."workspaceId" = ${workspaceId}::uuid
    union all select 'NotificationChoice', n."memberId"::text, jsonb_build_object('muted',
      array_to_string(array(select m::text from unnest(n."muted") m order by m::text collate "C"), ','))
      from "NotificationChoice" n where n."workspaceId" = ${workspaceId}::uuid`;
}
