-- Appending in one call, and guards that cost less. What the guards refuse stays the same.

-- 1. The head knows which transaction grew it last ───────────────────────────────────────────────────────────────────────
--
-- A transaction has an event of a newsroom exactly when it grew that newsroom's head: "counts_events" refuses a head that grew without its last
-- event, "is_contiguous" an event beyond the head, and no event is ever taken away. So the one row that the transaction holds anyway answers what
-- an index over all events was asked before.

ALTER TABLE "LogHead" ADD COLUMN "transactionId" xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE OR REPLACE FUNCTION guard_log_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    IF new."size" <> 0 THEN
      RAISE EXCEPTION 'a log begins empty' USING ERRCODE = 'restrict_violation';
    END IF;
    -- No transaction has this number: an empty log has no event.
    new."transactionId" := '0'::xid8;
    RETURN new;
  END IF;
  IF tg_op = 'DELETE' THEN
    RAISE EXCEPTION 'the head of a log is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF new."workspaceId" <> old."workspaceId" OR new."size" <= old."size" THEN
    RAISE EXCEPTION 'the head of a log only grows' USING ERRCODE = 'restrict_violation';
  END IF;
  new."transactionId" := pg_current_xact_id();
  RETURN new;
END $$;
DROP TRIGGER only_grows ON "LogHead";
CREATE TRIGGER only_grows BEFORE INSERT OR UPDATE OR DELETE ON "LogHead" FOR EACH ROW EXECUTE FUNCTION guard_log_head();
ALTER TABLE "LogHead" ENABLE ALWAYS TRIGGER only_grows;

CREATE OR REPLACE FUNCTION has_audit_event(workspace uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "LogHead" WHERE "workspaceId" = workspace AND "transactionId" = pg_current_xact_id());
$$;

-- The question stands here itself: a function called for every changed row is planned for every changed row.
CREATE OR REPLACE FUNCTION require_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op <> 'INSERT' AND NOT EXISTS (SELECT 1 FROM "LogHead" WHERE "workspaceId" = old."workspaceId" AND "transactionId" = pg_current_xact_id()) THEN
    RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF tg_op = 'UPDATE' AND new."workspaceId" = old."workspaceId" THEN
    RETURN NULL;
  END IF;
  IF tg_op <> 'DELETE' AND NOT EXISTS (SELECT 1 FROM "LogHead" WHERE "workspaceId" = new."workspaceId" AND "transactionId" = pg_current_xact_id()) THEN
    RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

-- An erasure is told among the newest events, which is where it is looked for now.
CREATE OR REPLACE FUNCTION guard_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND (to_jsonb(new) - 'private') = (to_jsonb(old) - 'private')
    AND new."private" IS NOT NULL AND old."private" @> new."private" AND old."private" <> new."private"
    AND EXISTS (
      SELECT 1 FROM "AuditEvent"
      WHERE "workspaceId" = old."workspaceId" AND "sequence" >= (SELECT "size" - 1000 FROM "LogHead" WHERE "workspaceId" = old."workspaceId")
        AND "transactionId" = pg_current_xact_id() AND "type" = 'record.erased'
    )
  THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "AuditEvent" is refused: its rows are permanent', tg_op USING ERRCODE = 'restrict_violation';
END $$;

DROP INDEX "AuditEvent_workspaceId_transactionId_idx";

-- 2. Followers are told after the commit ──────────────────────────────────────────────────────────────────────────────────
--
-- A notice inside a transaction makes PostgreSQL commit one such transaction at a time, over all newsrooms and databases, each waiting for the
-- disk alone. The application sends it once the change is committed (lib/tell-followers.ts).

DROP TRIGGER tells_followers ON "LogHead";
DROP FUNCTION tell_log_followers();

-- 3. Appending ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Appends events to a workspace's log, whose head has `known` events. An event comes as three stretches of its canonical text, between which its
-- place in its stream is put: the hash of the event before it and its number there. The RFC 6962 frontier, the stored hashes of every eighth level
-- and the root move with it, as lib/audit/merkle.ts describes them.
CREATE FUNCTION append_events(
  workspace uuid, known bigint, actor uuid, recorded timestamptz,
  types text[], streams text[], articles uuid[], claims uuid[], reports uuid[], privates text[],
  openings text[], middles text[], endings text[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  grown bigint;
  edge bytea;
  before record;
  number int;
  said bytea;
  node bytea;
  pairs bigint;
  height int;
  top bytea;
BEGIN
  SELECT h."size", h."frontier" INTO grown, edge FROM "LogHead" h WHERE h."workspaceId" = workspace FOR UPDATE;
  IF grown IS DISTINCT FROM known THEN
    RAISE EXCEPTION 'the log has % events, not %: nothing was recorded', grown, known USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  FOR event IN 1 .. array_length(types, 1) LOOP
    SELECT e."streamSequence" AS number, e."leafHash" AS leaf INTO before FROM "AuditEvent" e
      WHERE e."workspaceId" = workspace AND e."stream" = streams[event] ORDER BY e."streamSequence" DESC LIMIT 1;
    number := coalesce(before.number + 1, 0);
    said := convert_to(
      openings[event] || coalesce('"' || encode(before.leaf, 'hex') || '"', 'null') || middles[event] || number::text || endings[event], 'UTF8');
    node := sha256('\x00'::bytea || said);
    INSERT INTO "AuditEvent"
      ("workspaceId", "sequence", "bytes", "leafHash", "type", "stream", "streamSequence", "articleId", "claimId", "reportId", "actorId", "recordedAt", "private")
      VALUES (workspace, grown, said, node, types[event], streams[event], number,
        articles[event], claims[event], reports[event], actor, recorded, privates[event]::jsonb);
    pairs := grown;
    height := 0;
    WHILE pairs & 1 = 1 LOOP
      node := sha256('\x01'::bytea || substring(edge FROM length(edge) - 31) || node);
      edge := substring(edge FROM 1 FOR length(edge) - 32);
      height := height + 1;
      pairs := pairs >> 1;
      IF height % 8 = 0 THEN
        INSERT INTO "TileHash" ("workspaceId", "level", "index", "hash") VALUES (workspace, height / 8, pairs, node);
      END IF;
    END LOOP;
    edge := edge || node;
    grown := grown + 1;
  END LOOP;
  top := substring(edge FROM length(edge) - 31);
  FOR place IN REVERSE length(edge) / 32 - 2 .. 0 LOOP
    top := sha256('\x01'::bytea || substring(edge FROM place * 32 + 1 FOR 32) || top);
  END LOOP;
  UPDATE "LogHead" SET "size" = grown, "root" = top, "frontier" = edge WHERE "workspaceId" = workspace;
END $$;
