import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { hashImports } from "@/lib/fact-checks/compare-imports";
import { visibleTo } from "@/lib/permission";
import { readEvent } from "./read-event";
import { type Fact, gatherFacts, sayingTypes } from "./recorded-facts";
import type { LogFault } from "./verify";

const pageLength = 1000;
const present = z.object({
  table: z.string(),
  row: z.string(),
  holds: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

async function recordedFacts(workspaceId: string): Promise<Map<string, Fact>> {
  const facts = new Map<string, Fact>();
  for (let from = 0n; ; ) {
    const rows = await database.auditEvent.findMany({
      where: { workspaceId, sequence: { gte: from }, type: { in: [...sayingTypes] } },
      orderBy: { sequence: "asc" },
      take: pageLength,
      select: { sequence: true, bytes: true, private: true },
    });
    gatherFacts(
      rows.map((row) => readEvent(row).event),
      facts,
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength) return facts;
    from = last.sequence + 1n;
  }
}

/** Every row that events describe, in the words that events use. Hashes are computed from what is stored, not read. */
function presentRows(workspaceId: string): Promise<unknown[]> {
  return database.$queryRaw<unknown[]>`
    select 'ReportVersion' as "table", v."id"::text as "row", jsonb_build_object(
      'number', v."number", 'change', v."change", 'contentHash', encode(sha256(v."canonical"), 'hex')) as holds
      from "ReportVersion" v where v."workspaceId" = ${workspaceId}::uuid
    union all select 'Verdict', v."id"::text, jsonb_build_object('number', v."number", 'revision', v."revisionNumber", 'rating', r."key",
      'justification', v."justification", 'confidence', v."confidence", 'evidenceSetHash', v."evidenceSetHash")
      from "Verdict" v join "Rating" r on r."workspaceId" = v."workspaceId" and r."id" = v."ratingId" where v."workspaceId" = ${workspaceId}::uuid
    union all select 'Assessment', a."id"::text, jsonb_build_object('number', a."number", 'revision', a."revisionNumber", 'rating', r."key",
      'justification', a."justification", 'confidence', a."confidence")
      from "Assessment" a join "Rating" r on r."workspaceId" = a."workspaceId" and r."id" = a."ratingId" where a."workspaceId" = ${workspaceId}::uuid
    union all select 'Evidence', e."id"::text, jsonb_build_object('number', e."number", 'quote', e."quote", 'locator', e."locator",
      'stance', e."stance", 'directness', e."directness", 'note', e."note", 'isWithdrawn', e."withdrawnAt" is not null,
      'captureId', coalesce(e."captureId"::text, ''), 'anchorState', coalesce(e."anchorState"::text, ''),
      'place', coalesce(e."anchorStart" || '-' || e."anchorEnd", ''))
      from "Evidence" e where e."workspaceId" = ${workspaceId}::uuid
    union all select 'Capture', c."id"::text, jsonb_build_object('outcome', c."outcome",
      'textHash', coalesce(encode(sha256(convert_to(c."text", 'UTF8')), 'hex'), ''),
      'artefacts', coalesce((select string_agg(a."role" || ' ' || a."contentHash", e'\\n' order by (a."role" || ' ' || a."contentHash") collate "C")
        from "CaptureArtefact" a where a."workspaceId" = c."workspaceId" and a."captureId" = c."id"), ''))
      from "Capture" c where c."workspaceId" = ${workspaceId}::uuid and c."finishedAt" is not null
    union all select 'ContactAttachment', a."id"::text, jsonb_build_object('fileName', a."fileName", 'contentHash', a."contentHash",
      'mediaType', a."mediaType", 'isPublishable', a."isPublishable")
      from "ContactAttachment" a where a."workspaceId" = ${workspaceId}::uuid
    union all select 'EvidenceSearch', s."id"::text, jsonb_build_object('question', s."question", 'places', s."places",
      'isFound', s."isFound", 'note', s."note", 'isDisclosed', s."isDisclosed", 'isCarried', s."carriedFromId" is not null)
      from "EvidenceSearch" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'ClaimantContact', c."id"::text, jsonb_build_object('channel', c."channel", 'question', c."question",
      'contactedOn', to_char(c."contactedAt" at time zone 'UTC', 'YYYY-MM-DD'),
      'madeAt', coalesce(to_char(c."madeAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ''),
      'deadlineOn', coalesce(to_char(c."deadlineAt" at time zone 'UTC', 'YYYY-MM-DD'), ''),
      'outcome', c."outcome", 'answer', c."answer", 'isPublishable', c."isPublishable", 'isDisclosed', c."isDisclosed",
      'isCarried', c."carriedFromId" is not null)
      from "ClaimantContact" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'Waiver', w."id"::text, jsonb_build_object('rule', w."rule", 'reason', w."reason", 'isEnded', w."endedAt" is not null)
      from "Waiver" w where w."workspaceId" = ${workspaceId}::uuid
    union all select 'Retraction', r."id"::text, jsonb_build_object('reason', r."reason", 'outcome', r."outcome", 'number', coalesce(r."versionNumber", 0))
      from "Retraction" r where r."workspaceId" = ${workspaceId}::uuid
    union all select 'SufficientSet', s."id"::text, jsonb_build_object('stance', s."stance", 'note', s."note",
      'isWithdrawn', s."withdrawnAt" is not null, 'evidence',
      coalesce((select string_agg(p."evidenceId" || ' ' || p."evidenceRevision", e'\\n' order by (p."evidenceId" || ' ' || p."evidenceRevision") collate "C")
        from "SufficientSetPiece" p where p."workspaceId" = s."workspaceId" and p."setId" = s."id"), ''))
      from "SufficientSet" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'SealedSource', s."sourceId"::text, jsonb_build_object('commitment', s."commitment", 'summary', s."summary",
      'isErased', s."sealed" is null)
      from "SealedSource" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'FactCheckWithdrawal', w."stepId"::text, jsonb_build_object('reason', string_agg(distinct w."reason", e'\\n'), 'rowsHash',
      encode(sha256(convert_to(string_agg(w."factCheckId" || ' ' || w."number", e'\\n' order by (w."factCheckId" || ' ' || w."number") collate "C"), 'UTF8')), 'hex'))
      from "FactCheckWithdrawal" w where w."workspaceId" = ${workspaceId}::uuid and w."stepId" is not null group by w."stepId"
    union all select 'FactCheckReinstatement', w."stepId"::text, jsonb_build_object('reason', string_agg(distinct w."reason", e'\\n'), 'rowsHash',
      encode(sha256(convert_to(string_agg(w."factCheckId" || ' ' || w."number", e'\\n' order by (w."factCheckId" || ' ' || w."number") collate "C"), 'UTF8')), 'hex'))
      from "FactCheckReinstatement" w where w."workspaceId" = ${workspaceId}::uuid group by w."stepId"
    union all select 'SourceWithholding', w."id"::text, jsonb_build_object('number', w."number", 'summary', w."summary", 'reason', w."reason")
      from "SourceWithholding" w where w."workspaceId" = ${workspaceId}::uuid
    union all select 'ClaimRevision', c."claimId" || '/' || c."number", jsonb_build_object('statement', c."statement")
      from "ClaimRevision" c where c."workspaceId" = ${workspaceId}::uuid
    union all select 'Snapshot', s."id"::text, jsonb_build_object('textHash', encode(sha256(convert_to(s."text", 'UTF8')), 'hex'))
      from "Snapshot" s where s."workspaceId" = ${workspaceId}::uuid
    union all select 'Member', m."userId"::text, jsonb_build_object('role', m."role", 'isDisabled', m."disabledAt" is not null)
      from "Member" m where m."workspaceId" = ${workspaceId}::uuid`;
}

/** Only these come from one kind of event each, so that a row without its event was never recorded. */
const alwaysRecorded: ReadonlySet<string> = new Set([
  "ReportVersion",
  "Verdict",
  "Member",
  "SealedSource",
  "SourceWithholding",
  "ContactAttachment",
  "FactCheckImport",
  "FactCheckWithdrawal",
  "FactCheckReinstatement",
  "ClaimantContact",
  "EvidenceSearch",
  "Waiver",
  "Retraction",
]);

/**
 * Compares the tables with the log, row by row: published versions, verdicts, assessments, evidence and the places of its passages, captures, contacts and searches, sealings and what readers are told of them, steps that took fact-checks back or put them back, wordings, article texts and members must
 * hold what the newest events about them say. Answers what differs, at the event that says otherwise. Run `verifyLog` first: this trusts the log.
 */
export async function compareTables(viewer: Viewer): Promise<{ rows: number; faults: LogFault[] }> {
  const { workspaceId } = visibleTo(viewer);
  const facts = await recordedFacts(workspaceId);
  const imports = [...(await hashImports(viewer))].map(([row, tableHash]) => ({ table: "FactCheckImport", row, holds: { tableHash } }));
  const rows = [...(await presentRows(workspaceId)), ...imports].map((row) => present.parse(row));
  const faults: LogFault[] = [];
  const unseen = new Map(facts);
  for (const { table, row, holds } of rows) {
    const place = `${table}/${row}`;
    const fact = unseen.get(place);
    unseen.delete(place);
    if (fact === undefined) {
      // What came from the claim before is in the event of the split or the merger, by its number alone.
      if (alwaysRecorded.has(table) && holds.isCarried !== true)
        faults.push({ sequence: null, fault: `the row ${place} was never recorded` });
      continue;
    }
    for (const [column, expected] of Object.entries(fact.expected)) {
      if (holds[column] !== expected)
        faults.push({ sequence: fact.sequence, fault: `the row ${place} holds another ${column} than was recorded` });
    }
  }
  for (const { table, row, sequence } of unseen.values()) faults.push({ sequence, fault: `the row ${table}/${row} is missing` });
  return { rows: rows.length, faults };
}
