import { type PresentTable, partOf, writtenMoment } from "./present-table";

/** What is compared of sources, and of the copies that are kept of them. */
export const sourceTables: readonly PresentTable[] = [
  {
    table: "Capture",
    as: "c",
    own: "outcome sourceId number way requestedUrl fileName attempts requestedById requestedAt begunAt finishedAt checks redirects headers properties detail status finalUrl tool capturedAt",
    made: {
      certificate: `coalesce(c."certificate"->>'fingerprint', '')`,
      certificateHash: 'c."certificate"',
      textHash: `coalesce(encode(sha256(convert_to(c."text", 'UTF8')), 'hex'), '')`,
      hashKept: 'c."textHash"',
      artefacts: `coalesce((select jsonb_agg(jsonb_build_array(a."role", a."contentHash", a."mediaType", a."sizeBytes") order by concat_ws(' ', a."role", a."contentHash", a."mediaType", a."sizeBytes") collate "C") from "CaptureArtefact" a where a."workspaceId" = c."workspaceId" and a."captureId" = c."id"), '[]')`,
    },
  },
  {
    table: "Source",
    as: "s",
    own: "kind title url publisher author publishedOn language interests independenceGroup reliabilityNote createdById createdAt",
  },
  {
    table: "SealedReader",
    as: "s",
    row: 's."sourceId"::text',
    made: {
      readers: `coalesce(string_agg(s."memberId"::text, ',' order by s."memberId"::text collate "C") filter (where s."endedAt" is null), '')`,
      former: `coalesce(string_agg(s."memberId"::text, ',' order by s."memberId"::text collate "C") filter (where s."endedAt" is not null), '')`,
      named: `coalesce(string_agg(reader.line, ',' order by reader.line collate "C"), '')`,
    },
    join: `, lateral (select concat_ws(' ', s."memberId", ${writtenMoment('s."namedAt"')}, ${writtenMoment('s."endedAt"')}) as line) reader`,
    groupBy: 's."sourceId"',
  },
  {
    table: "EvidenceCheck",
    as: "e",
    row: `e."evidenceId" || '/' || e."captureId"`,
    made: {
      state: `string_agg(e."state"::text, ',')`,
      createdAt: 'max(e."createdAt")',
    },
    groupBy: 'e."evidenceId", e."captureId"',
  },
  {
    table: "SealedSource",
    as: "s",
    row: 's."sourceId"::text',
    own: "commitment summary revision sealedById sealedAt",
    made: {
      isErased: 's."sealed" is null',
      sealedHash: `coalesce(encode(sha256(s."sealed"), 'hex'), '')`,
    },
  },
  {
    table: "SourceWithholding",
    as: "w",
    own: "number summary reason sourceId withheldById withheldAt",
  },
  partOf("Capture", "captureId", { table: "CaptureArtefact", as: "c", row: `c."captureId" || '/' || c."contentHash"` }),
];
