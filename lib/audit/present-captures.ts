import "server-only";
import type { LogSnapshot } from "./log-snapshot";

/** The same as `presentRows` for captures: each has the headers of a web page, which PostgreSQL takes longer to write than we take to compare. */
export function presentCaptures({ wideRows }: LogSnapshot, workspaceId: string): AsyncGenerator<unknown[]> {
  return wideRows`
    select 'Capture' as "table", c."id"::text as "row", json_build_object('outcome', coalesce(c."outcome"::text, ''), 'sourceId', c."sourceId",
      'number', c."number", 'way', c."way", 'requestedUrl', coalesce(c."requestedUrl", ''), 'fileName', coalesce(c."fileName", ''), 'attempts', c."attempts",
      'requestedById', c."requestedById", 'requestedAt', c."requestedAt", 'begunAt', c."begunAt", 'finishedAt', c."finishedAt",
      'checks', c."checks", 'redirects', c."redirects", 'headers', c."headers", 'properties', c."properties",
      'detail', c."detail", 'status', coalesce(to_jsonb(c."status"), '""'), 'finalUrl', coalesce(c."finalUrl", ''), 'tool', c."tool",
      'certificate', coalesce(c."certificate"->>'fingerprint', ''), 'certificateHash', c."certificate",
      'capturedAt', coalesce(to_char(c."capturedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ''), 'textHash', coalesce(encode(sha256(convert_to(c."text", 'UTF8')), 'hex'), ''), 'hashKept', c."textHash",
      'artefacts', coalesce((select jsonb_agg(jsonb_build_array(a."role", a."contentHash", a."mediaType", a."sizeBytes")
        order by concat_ws(' ', a."role", a."contentHash", a."mediaType", a."sizeBytes") collate "C") from "CaptureArtefact" a where a."workspaceId" = c."workspaceId" and a."captureId" = c."id"), '[]')) as holds
      from "Capture" c where c."workspaceId" = ${workspaceId}::uuid`;
}
