-- What proofs need: the hashes of the tree's tiles, cosignatures of witnesses, and private parts that may be erased by law.

-- 1. The tree's hashes, every eighth level (C2SP tlog-tiles). Level 0 is "AuditEvent"."leafHash" ────────────────────────────

CREATE TABLE "TileHash" (
    "workspaceId" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "TileHash_pkey" PRIMARY KEY ("workspaceId","level","index")
);

CREATE TABLE "Cosignature" (
    "workspaceId" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "witnessKey" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Cosignature_pkey" PRIMARY KEY ("workspaceId","size","witnessKey")
);

-- The tiles of what was recorded before there were any.
CREATE FUNCTION pg_temp.tile_root(hashes bytea[]) RETURNS bytea LANGUAGE plpgsql AS $$
BEGIN
  WHILE array_length(hashes, 1) > 1 LOOP
    hashes := ARRAY(SELECT sha256('\x01'::bytea || hashes[2 * i - 1] || hashes[2 * i]) FROM generate_series(1, array_length(hashes, 1) / 2) AS i ORDER BY i);
  END LOOP;
  RETURN hashes[1];
END $$;

INSERT INTO "TileHash" ("workspaceId", "level", "index", "hash")
SELECT "workspaceId", 1, "sequence" / 256, pg_temp.tile_root(array_agg("leafHash" ORDER BY "sequence"))
FROM "AuditEvent" GROUP BY "workspaceId", "sequence" / 256 HAVING count(*) = 256;

INSERT INTO "TileHash" ("workspaceId", "level", "index", "hash")
SELECT "workspaceId", 2, "index" / 256, pg_temp.tile_root(array_agg("hash" ORDER BY "index"))
FROM "TileHash" WHERE "level" = 1 GROUP BY "workspaceId", "index" / 256 HAVING count(*) = 256;

DO $$
DECLARE permanent text;
BEGIN
  FOREACH permanent IN ARRAY ARRAY['TileHash', 'Cosignature'] LOOP
    EXECUTE format('CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', permanent);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER rows_are_permanent', permanent);
    EXECUTE format('CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', permanent);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_never_truncated', permanent);
  END LOOP;
END $$;

-- 2. Private parts: kept beside the bytes, which hold only their commitments ──────────────────────────────────────────────

ALTER TABLE "AuditEvent" ADD COLUMN "private" JSONB;

-- An event stays as it was recorded. Only private parts may go, in a transaction whose own event says so.
CREATE FUNCTION guard_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND (to_jsonb(new) - 'private') = (to_jsonb(old) - 'private')
    AND new."private" IS NOT NULL AND old."private" @> new."private" AND old."private" <> new."private"
    AND EXISTS (
      SELECT 1 FROM "AuditEvent" WHERE "workspaceId" = old."workspaceId" AND "transactionId" = pg_current_xact_id() AND "type" = 'record.erased'
    )
  THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "AuditEvent" is refused: its rows are permanent', tg_op USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER rows_are_permanent ON "AuditEvent";
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION guard_audit_event();
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER rows_are_permanent;
