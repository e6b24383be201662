import "server-only";
import type { LogSnapshot } from "./log-snapshot";

/** Every row of one newsroom that events describe, in the words that events use; captures and origins by themselves. Hashes are computed from what is stored, not read. */
export function presentRows({ rows }: LogSnapshot, workspaceId: string): AsyncGenerator<unknown[]> {
  return rows`
    select 'ReportVersion' as "table", v."id"::text as "row", json_build_object(
      'by', v."publishedById", 'number', v."number", 'change', v."change", 'reason', v."reason", 'contentHash', encode(sha256(v."canonical"), 'hex'),
      'takedownId', coalesce(v."takedownId"::text, ''), 'reportId', v."reportId", 'publishedAt', v."publishedAt", 'hashKept', v."contentHash") as holds
      from "ReportVersion" v where v."workspaceId" = ${workspaceId}::uuid
    union all select 'Verdict', v."id"::text, json_build_object('claimId', v."claimId", 'by', v."decidedById", 'number', v."number", 'revision', v."revisionNumber", 'rating', r."key", 'scaleVersionId', r."scaleVersionId",
      'justification', v."justification", 'confidence', v."confidence", 'evidenceSetHash', v."evidenceSetHash", 'snapshotId', v."snapshotId",
      'reaffirmsId', coalesce(v."reaffirmsId"::text, ''), 'isStale', v."staleAt" is not null, 'staleAt', v."staleAt", 'staleReason', v."staleReason", 'decidedAt', v."decidedAt",
      'restsOn', encode(sha256(convert_to('[' || coalesce((select string_agg('["' || e."evidenceId" || '",' || e."evidenceRevision" || ']', ',' order by e."evidenceId"::text collate "C")
        from "VerdictEvidence" e where e."workspaceId" = v."workspaceId" and e."verdictId" = v."id"), '') || ']', 'UTF8')), 'hex'))
      from "Verdict" v left join "Rating" r on r."workspaceId" = v."workspaceId" and r."id" = v."ratingId" where v."workspaceId" = ${workspaceId}::uuid
    union all select 'Assessment', a."id"::text, json_build_object('claimId', a."claimId", 'by', a."reviewerId", 'number', a."number", 'revision', a."revisionNumber", 'rating', r."key", 'scale', s."scaleId" || '/' || s."number",
      'justification', a."justification", 'confidence', a."confidence", 'state', a."state", 'isSentBack', a."sentBackAt" is not null, 'sentBackAt', a."sentBackAt", 'isInformed', a."isInformed",
      'submittedAt', a."submittedAt", 'createdAt', a."createdAt",
      'changeReason', a."changeReason", 'secondsSpent', coalesce(to_jsonb(a."secondsSpent"), '""'), 'reaffirmsId', coalesce(a."reaffirmsId"::text, ''),
      'cites', coalesce((select string_agg(case when e."claimId" = a."claimId" then e."number"::text else c."evidenceId"::text end, ',' order by e."number") from "AssessmentCitation" c
        left join "Evidence" e on e."workspaceId" = c."workspaceId" and e."id" = c."evidenceId" where c."workspaceId" = a."workspaceId" and c."assessmentId" = a."id"), ''))
      from "Assessment" a left join "Rating" r on r."workspaceId" = a."workspaceId" and r."id" = a."ratingId"
        left join "RatingScaleVersion" s on s."workspaceId" = r."workspaceId" and s."id" = r."scaleVersionId" where a."workspaceId" = ${workspaceId}::uuid
    union all select 'Evidence', e."id"::text, json_build_object('claimId', e."claimId", 'number', e."number", 'quote', e."quote", 'locator', e."locator",
      'stance', e."stance", 'directness', e."directness", 'note', e."note", 'isWithdrawn', e."withdrawnAt" is not null,
      'captureId', coalesce(e."captureId"::text, ''), 'anchorState', coalesce(e."anchorState"::text, ''),
      'place', case when e."anchorStart" is null and e."anchorEnd" is null then '' else concat(e."anchorStart", '-', e."anchorEnd") end, 'sourceId', e."sourceId", 'factCheckId', coalesce(e."factCheckId"::text, ''),
      'carriedFromId', coalesce(e."carriedFromId"::text, ''), 'secondaryReason', e."secondaryReason", 'revision', e."revision",
      'createdById', e."createdById", 'createdAt', e."createdAt", 'withdrawnAt', e."withdrawnAt")
      from "Evidence" e where e."workspaceId" = ${workspaceId}::uuid
    union all select 'ContactAttachment', a."id"::text, json_build_object('fileName', a."fileName", 'contentHash', a."contentHash",
      'mediaType', a."mediaType", 'sizeBytes', a."sizeBytes", 'isPublishable', a."isPublishable",
      'contactId', a."contactId", 'propertiesHash', a."properties", 'attachedById', a."attachedById", 'attachedAt', a."attachedAt")
      from "ContactAttachment" a where a."workspaceId" = ${workspaceId}::uuid
    union all select 'EvidenceSearch', s."id"::text, json_build_object('question', s."question", 'places', s."places",
      'isFound', s."isFound", 'note', s."note", 'isDisclosed', s."isDisclosed", 'claimId', s."claimId", 'carriedFromId', coalesce(s."carriedFromId"::text, ''),
      'createdById', s."createdById", 'createdAt', s."createdAt")
      from "EvidenceSearch" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'ClaimantContact', c."id"::text, json_build_object('channel', c."channel", 'question', c."question",
      'contactedOn', to_char(c."contactedAt" at time zone 'UTC', 'YYYY-MM-DD'),
      'madeAt', coalesce(to_char(c."madeAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ''),
      'deadlineOn', coalesce(to_char(c."deadlineAt" at time zone 'UTC', 'YYYY-MM-DD'), ''),
      'outcome', c."outcome", 'answer', c."answer", 'isPublishable', c."isPublishable", 'isDisclosed', c."isDisclosed",
      'claimId', c."claimId", 'carriedFromId', coalesce(c."carriedFromId"::text, ''), 'createdById', c."createdById", 'createdAt', c."createdAt")
      from "ClaimantContact" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'Correction', c."id"::text, '{}'::json from "Correction" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'Waiver', w."id"::text, json_build_object('rule', w."rule", 'reason', w."reason", 'isEnded', w."endedAt" is not null,
      'reportId', w."reportId", 'claimId', w."claimId", 'createdById', w."createdById", 'createdAt', w."createdAt", 'endedById', w."endedById", 'endedAt', w."endedAt")
      from "Waiver" w where w."workspaceId" = ${workspaceId}::uuid
    union all select 'Retraction', r."id"::text, json_build_object('reason', r."reason", 'outcome', r."outcome", 'number', r."versionNumber",
      'reportId', r."reportId", 'claimId', r."claimId", 'askedById', r."askedById", 'askedAt', r."askedAt", 'settledById', r."settledById", 'settledAt', r."settledAt")
      from "Retraction" r where r."workspaceId" = ${workspaceId}::uuid
    union all select 'Takedown', t."id"::text, json_build_object('category', t."category", 'number', t."number", 'reason', t."reason",
      'outcome', t."outcome", 'reportId', t."reportId", 'claimId', t."claimId", 'askedById', t."askedById", 'askedAt', t."askedAt",
      'settledById', t."settledById", 'settledAt', t."settledAt")
      from "Takedown" t where t."workspaceId" = ${workspaceId}::uuid
    union all select 'SufficientSet', s."id"::text, json_build_object('stance', s."stance", 'note', s."note", 'revision', s."revisionNumber",
      'claimId', s."claimId", 'carriedFromId', coalesce(s."carriedFromId"::text, ''),
      'isWithdrawn', s."withdrawnAt" is not null, 'withdrawnAt', s."withdrawnAt", 'createdById', s."createdById", 'createdAt', s."createdAt", 'evidence',
      coalesce((select string_agg(p."evidenceId" || ' ' || p."evidenceRevision", e'\\n' order by (p."evidenceId" || ' ' || p."evidenceRevision") collate "C")
        from "SufficientSetPiece" p where p."workspaceId" = s."workspaceId" and p."setId" = s."id"), ''))
      from "SufficientSet" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'SealedSource', s."sourceId"::text, json_build_object('commitment', s."commitment", 'summary', s."summary",
      'isErased', s."sealed" is null, 'sealedHash', coalesce(encode(sha256(s."sealed"), 'hex'), ''), 'revision', s."revision", 'sealedById', s."sealedById", 'sealedAt', s."sealedAt")
      from "SealedSource" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'FactCheckWithdrawal', coalesce(w."stepId"::text, 'unnamed'), json_build_object('reason', case count(distinct w."reason") when 1 then min(w."reason") end,
      'by', string_agg(distinct w."withdrawnById"::text, ','), 'at', string_agg(distinct to_char(w."withdrawnAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ','), 'rowsHash',
      encode(sha256(convert_to(string_agg(w."factCheckId" || ' ' || w."number", e'\\n' order by (w."factCheckId" || ' ' || w."number") collate "C"), 'UTF8')), 'hex'),
      'rows', count(*))
      from "FactCheckWithdrawal" w where w."workspaceId" = ${workspaceId}::uuid group by w."stepId"
    union all select 'FactCheckReinstatement', w."stepId"::text, json_build_object('reason', case count(distinct w."reason") when 1 then min(w."reason") end,
      'by', string_agg(distinct w."reinstatedById"::text, ','), 'at', string_agg(distinct to_char(w."reinstatedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ','), 'rowsHash',
      encode(sha256(convert_to(string_agg(w."factCheckId" || ' ' || w."number", e'\\n' order by (w."factCheckId" || ' ' || w."number") collate "C"), 'UTF8')), 'hex'))
      from "FactCheckReinstatement" w where w."workspaceId" = ${workspaceId}::uuid group by w."stepId"
    union all select 'SourceWithholding', w."id"::text, json_build_object('number', w."number", 'summary', w."summary", 'reason', w."reason",
      'sourceId', w."sourceId", 'withheldById', w."withheldById", 'withheldAt', w."withheldAt")
      from "SourceWithholding" w where w."workspaceId" = ${workspaceId}::uuid
    union all select 'ClaimRevision', c."claimId" || '/' || c."number", json_build_object('statement', c."statement", 'reason', c."reason",
      'claimant', coalesce(p."name", ''), 'hasClaimant', c."claimantId" is not null, 'claimantKind', p."kind", 'claimantSameAs', p."sameAs", 'claimedOn', c."claimedOn", 'createdById', c."createdById", 'createdAt', c."createdAt")
      from "ClaimRevision" c left join "Claimant" p on p."workspaceId" = c."workspaceId" and p."id" = c."claimantId" where c."workspaceId" = ${workspaceId}::uuid
    union all select 'Claimant', p."id"::text, '{}'::json from "Claimant" p where p."workspaceId" = ${workspaceId}::uuid
      and not exists (select from "ClaimRevision" c where c."workspaceId" = p."workspaceId" and c."claimantId" = p."id")
    union all select 'Snapshot', s."id"::text, json_build_object('textHash', encode(sha256(convert_to(s."text", 'UTF8')), 'hex'),
      'articleId', s."articleId", 'number', s."number", 'createdAt', s."createdAt", 'rawHash', coalesce(encode(sha256(s."raw"), 'hex'), ''),
      'mediaType', s."mediaType", 'extractor', s."extractor", 'finalUrl', s."finalUrl",
      'hashKept', s."textHash", 'rawHashKept', s."rawHash",
      'candidates', (select count(*) from "Candidate" c where c."workspaceId" = s."workspaceId" and c."snapshotId" = s."id"),
      'retrievedAt', s."retrievedAt", 'pagesHash', s."pages", 'redirectsHash', s."redirects", 'headersHash', s."headers", 'blocksHash', s."blocks")
      from "Snapshot" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'Member', m."userId"::text, json_build_object('name', m."name", 'role', m."role", 'isDisabled', m."disabledAt" is not null,
      'createdAt', m."createdAt", 'disabledAt', m."disabledAt", 'editorUntil', m."editorUntil",
      'position', m."position", 'biography', m."biography", 'interests', m."interests", 'contact', m."contact", 'isProfileShown', m."isProfileShown",
      'languages', to_jsonb(array(select l from unnest(m."languages") l order by l collate "C")))
      from "Member" m where m."workspaceId" = ${workspaceId}::uuid
    union all select 'Claim', c."id"::text, json_build_object('state', c."state", 'priority', c."priority", 'revision', c."revisionNumber", 'quorum', coalesce(to_jsonb(c."quorum"), '""'),
      'translationOfId', coalesce(c."translationOfId"::text, ''), 'originalsRuledOutAt', c."originalsRuledOutAt", 'articleId', c."articleId", 'heldFrom', c."heldFrom", 'openedRevision', c."openedRevision",
      'createdById', c."createdById", 'createdAt', c."createdAt", 'given', coalesce((select string_agg(given.line, e'\\n' order by given.line collate "C") from (
        select a."assigneeId" || ' ' || coalesce(a."createdById"::text, '-') || ' ' || to_char(a."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as line
        from "Assignment" a where a."workspaceId" = c."workspaceId" and a."claimId" = c."id" and a."endedAt" is null) given), ''),
      'assignees', coalesce((select string_agg(a."assigneeId" || ' ' || coalesce(to_char(a."dueAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ''), e'\\n'
        order by (a."assigneeId" || ' ' || coalesce(to_char(a."dueAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '')) collate "C")
        from "Assignment" a where a."workspaceId" = c."workspaceId" and a."claimId" = c."id" and a."endedAt" is null), ''),
      'former', coalesce((select string_agg(a."assigneeId"::text, e'\\n' order by a."assigneeId"::text collate "C")
        from "Assignment" a where a."workspaceId" = c."workspaceId" and a."claimId" = c."id" and a."endedAt" is not null), ''),
      'takenBack', coalesce((select string_agg(ended.line, e'\\n' order by ended.line collate "C") from (
        select concat_ws(' ', a."assigneeId", coalesce(a."createdById"::text, '-'), to_char(a."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          coalesce(to_char(a."dueAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '-'), to_char(a."endedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as line
        from "Assignment" a where a."workspaceId" = c."workspaceId" and a."claimId" = c."id" and a."endedAt" is not null) ended), ''))
      from "Claim" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'Candidate', c."id"::text, json_build_object('state', c."state", 'claimId', coalesce(c."claimId"::text, ''),
      'dismissReason', coalesce(c."dismissReason", ''), 'decidedById', c."decidedById", 'decidedAt', c."decidedAt", 'articleId', c."articleId", 'snapshotNumber', s."number")
      from "Candidate" c left join "Snapshot" s on s."workspaceId" = c."workspaceId" and s."id" = c."snapshotId" where c."workspaceId" = ${workspaceId}::uuid
    union all select 'Recusal', r."id"::text, json_build_object('reason', r."reason", 'memberId', r."memberId", 'isEnded', r."endedAt" is not null,
      'claimId', r."claimId", 'createdAt', r."createdAt", 'endedAt', r."endedAt")
      from "Recusal" r where r."workspaceId" = ${workspaceId}::uuid
    union all select 'Thread', t."id"::text, json_build_object('about', t."about", 'claimId', coalesce(t."claimId"::text, ''), 'isResolved', t."resolvedAt" is not null,
      'subjectId', coalesce(t."subjectId"::text, ''), 'articleId', t."articleId", 'createdById', t."createdById", 'createdAt', t."createdAt",
      'resolvedById', t."resolvedById", 'resolvedAt', t."resolvedAt",
      'selectorHash', t."selector", 'place', case when t."snapshotId" is null and t."selector" is null then ''
      else concat(t."snapshotId", ' ', t."selector"->>'start', '-', t."selector"->>'end', ' ', t."selector"->>'exact') end)
      from "Thread" t where t."workspaceId" = ${workspaceId}::uuid
    union all select 'Comment', c."id"::text, json_build_object('threadId', c."threadId", 'by', c."createdById", 'revision', c."revision", 'text', c."text",
      'reservedFor', coalesce((select string_agg(coalesce(r::text, 'nobody'), ',' order by r::text collate "C") from unnest(c."reservedFor") r), ''),
      'isWithdrawn', c."withdrawnAt" is not null, 'isRedacted', c."redactedAt" is not null,
      'createdAt', c."createdAt", 'withdrawnAt', c."withdrawnAt", 'redactedAt', c."redactedAt",
      'mentions', coalesce((select string_agg(m."memberId"::text, ',' order by m."memberId"::text collate "C") from "CommentMention" m
        where m."workspaceId" = c."workspaceId" and m."commentId" = c."id"), ''))
      from "Comment" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'CommentRevision', c."commentId" || '/' || c."number", json_build_object('text', c."text", 'hashKept', c."textHash", 'createdAt', c."createdAt")
      from "CommentRevision" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'Article', a."id"::text, json_build_object('title', a."title", 'author', coalesce(a."author", ''), 'outlet', coalesce(a."outlet", ''),
      'url', coalesce(a."url", ''), 'publishedOn', coalesce(to_char(a."publishedOn", 'YYYY-MM-DD'), ''), 'language', a."language",
      'reach', coalesce(to_jsonb(a."reach"), '""'), 'selectionReason', a."selectionReason", 'quorum', coalesce(to_jsonb(a."quorum"), '""'),
      'assessedBy', a."assessedBy", 'topics', to_jsonb(a."topics"),
      'translationOfId', coalesce(a."translationOfId"::text, ''), 'submittedById', a."submittedById", 'createdAt', a."createdAt",
      'archivedAt', a."archivedAt")
      from "Article" a where a."workspaceId" = ${workspaceId}::uuid
    union all select 'Report', r."id"::text, json_build_object('title', r."title", 'summary', r."summary", 'slug', r."slug", 'versionNumber', r."versionNumber",
      'takedownId', coalesce(r."takedownId"::text, ''), 'articleId', r."articleId", 'revision', r."revision",
      'createdById', r."createdById", 'createdAt', r."createdAt")
      from "Report" r where r."workspaceId" = ${workspaceId}::uuid
    union all select 'PublishedClaim', p."claimId"::text, json_build_object('slug', p."slug", 'versionNumber', p."versionNumber", 'isWithdrawn', p."isWithdrawn",
      'takedownId', coalesce(p."takedownId"::text, ''), 'reportId', p."reportId")
      from "PublishedClaim" p where p."workspaceId" = ${workspaceId}::uuid
    union all select 'ErrorReport', e."id"::text, json_build_object('number', e."versionNumber", 'message', e."message",
      'outcome', coalesce(e."outcome"::text, ''), 'answer', e."answer",
      'reportId', e."reportId", 'claimId', e."claimId", 'createdAt', e."createdAt", 'answeredById', e."answeredById", 'answeredAt', e."answeredAt")
      from "ErrorReport" e where e."workspaceId" = ${workspaceId}::uuid
    union all select 'Rating', coalesce(v."scaleId" || '/' || v."number", 'no version ' || r."scaleVersionId") || '/' || r."key", json_build_object('label', r."label", 'position', r."position",
      'value', coalesce(to_jsonb(r."value"), '""'), 'meaning', r."meaning", 'averitec', coalesce(r."averitec", ''), 'fever', coalesce(r."fever", ''),
      'shape', coalesce(r."shape", ''), 'colourLight', coalesce(r."colourLight", ''), 'colourDark', coalesce(r."colourDark", ''),
      'translations', r."translations")
      from "Rating" r left join "RatingScaleVersion" v on v."workspaceId" = r."workspaceId" and v."id" = r."scaleVersionId" where r."workspaceId" = ${workspaceId}::uuid
    union all select 'MailRecipient', m."id"::text, json_build_object('kind', m."kind", 'isEnded', m."endedAt" is not null,
      'claimId', m."claimId", 'reportId', m."reportId", 'errorReportId', m."errorReportId", 'firstSequence', m."firstSequence",
      'createdById', m."createdById", 'createdAt', m."createdAt", 'endedAt', m."endedAt")
      from "MailRecipient" m where m."workspaceId" = ${workspaceId}::uuid
    union all select 'WebhookEndpoint', e."id"::text, json_build_object('urlHash', encode(sha256(convert_to(e."url", 'UTF8')), 'hex'),
      'types', to_jsonb(array(select t from unnest(e."types") t order by t collate "C")), 'state', e."state", 'secretNumber', e."secretNumber",
      'firstSequence', e."firstSequence", 'createdById', e."createdById", 'createdAt', e."createdAt", 'secretBeforeUntil', e."secretBeforeUntil")
      from "WebhookEndpoint" e where e."workspaceId" = ${workspaceId}::uuid
    union all select 'Workspace', w."id"::text, json_build_object('slug', w."slug", 'createdAt', w."createdAt", 'ratingScaleId', coalesce(w."ratingScaleId"::text, ''), 'name', w."name", 'language', w."language", 'quorum', w."quorum",
      'urgentQuorum', coalesce(to_jsonb(w."urgentQuorum"), '""'), 'methodology', w."methodology", 'correctionsPolicy', w."correctionsPolicy",
      'funding', w."funding", 'timeZone', w."timeZone", 'workStartsAt', w."workStartsAt", 'workEndsAt', w."workEndsAt",
      'workDays', to_jsonb(array(select d::text from unnest(w."workDays") d order by d)),
      'waivableRules', to_jsonb(array(select r from unnest(w."waivableRules") r order by r collate "C")))
      from "Workspace" w where w."id" = ${workspaceId}::uuid`;
}
