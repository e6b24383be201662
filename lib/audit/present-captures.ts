import type { PresentTable } from "./present-table";

/** The same of captures: each has the headers of a web page, which PostgreSQL takes longer to write than we take to compare. */
export const captureTables: readonly PresentTable[] = [
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
];
