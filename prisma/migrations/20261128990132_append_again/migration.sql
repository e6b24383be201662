-- Appending, and what guards it, in fewer steps. What the guards refuse stays the same; docs/decisions/132 says what moved where.

-- 1. An event is judged as it comes ────────────────────────────────────────────────────────────────────────────────────────
--
-- The head grows first now, so that an event can be judged at once instead of at the commit: it lies below the head, and the one before it is there.
-- Both stay so, since heads only grow and events are never taken away; what takes the head back takes back the events after it, too.

DROP TRIGGER is_contiguous ON "AuditEvent";
DROP FUNCTION require_contiguous_event();

CREATE FUNCTION require_contiguous_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new."sequence" >= 0 AND EXISTS (
    SELECT 1 FROM "LogHead" h WHERE h."workspaceId" = new."workspaceId" AND h."size" > new."sequence" AND (
      new."sequence" = 0
      OR EXISTS (SELECT 1 FROM "AuditEvent" e WHERE e."workspaceId" = new."workspaceId" AND e."sequence" = new."sequence" - 1))
  ) THEN
    RETURN new;
  END IF;
  IF new."sequence" < 0 OR new."sequence" >= coalesce((SELECT "size" FROM "LogHead" WHERE "workspaceId" = new."workspaceId"), 0) THEN
    RAISE EXCEPTION 'audit event % lies outside the log', new."sequence" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RAISE EXCEPTION 'audit event % leaves a gap', new."sequence" USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER is_sequential BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION require_contiguous_event();
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER is_sequential;

-- Its condition is cheap, its function is asked only when there is something to put right or to refuse.
DROP TRIGGER is_sealed ON "AuditEvent";
CREATE TRIGGER is_sealed BEFORE INSERT ON "AuditEvent" FOR EACH ROW
  WHEN (new."transactionId" IS DISTINCT FROM pg_current_xact_id() OR new."leafHash" IS DISTINCT FROM sha256('\x00'::bytea || new."bytes"))
  EXECUTE FUNCTION seal_audit_event();
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER is_sealed;

-- 2. The head ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A head that grows in the name of its own transaction has nothing to be put right.
DROP TRIGGER only_grows ON "LogHead";
CREATE TRIGGER only_grows BEFORE INSERT OR DELETE ON "LogHead" FOR EACH ROW EXECUTE FUNCTION guard_log_head();
ALTER TABLE "LogHead" ENABLE ALWAYS TRIGGER only_grows;
CREATE TRIGGER only_grows_later BEFORE UPDATE ON "LogHead" FOR EACH ROW
  WHEN (new."workspaceId" <> old."workspaceId" OR new."size" <= old."size" OR new."transactionId" IS DISTINCT FROM pg_current_xact_id())
  EXECUTE FUNCTION guard_log_head();
ALTER TABLE "LogHead" ENABLE ALWAYS TRIGGER only_grows_later;

-- Each growth answers for the last event that it counts; those below are there, or that one would not be.
CREATE OR REPLACE FUNCTION require_event_under_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "AuditEvent" e WHERE e."workspaceId" = new."workspaceId" AND e."sequence" = new."size" - 1) THEN
    RETURN NULL;
  END IF;
  IF new."size" > 0 THEN
    RAISE EXCEPTION 'the head of the log counts events that are not there' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- A log that began in this transaction: the head has grown since, or has no event.
  IF EXISTS (SELECT 1 FROM "LogHead" h WHERE h."workspaceId" = new."workspaceId" AND h."size" = 0) THEN
    RAISE EXCEPTION 'a log begins with an event' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

-- 3. The guard of every other table ────────────────────────────────────────────────────────────────────────────────────────

-- Only what a row needs is asked: a question whose answer does not matter is begun and ended like any other.
CREATE OR REPLACE FUNCTION require_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op <> 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM "LogHead" WHERE "workspaceId" = old."workspaceId" AND "transactionId" = pg_current_xact_id()) THEN
      RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF tg_op = 'DELETE' THEN
      RETURN NULL;
    END IF;
    IF new."workspaceId" = old."workspaceId" THEN
      RETURN NULL;
    END IF;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "LogHead" WHERE "workspaceId" = new."workspaceId" AND "transactionId" = pg_current_xact_id()) THEN
    RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

-- 4. Appending ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A claim's events are its stream's, which has an index of its own.
DROP INDEX "AuditEvent_workspaceId_claimId_sequence_idx";

-- The application says every event and every hash of the tree; the database only stores them, under its guards.
DROP FUNCTION append_events(uuid, bigint, uuid, timestamptz, text[], text[], uuid[], uuid[], uuid[], text[], text[], text[], text[]);

-- Where streams of a log end: a line for each that has events, with the number and the leaf hash of its last one; null where none has. One after
-- another, because a question about all of them would be planned anew each time.
CREATE FUNCTION stream_ends(workspace uuid, streams text[]) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  lines text;
  line text;
BEGIN
  FOR at IN 1 .. coalesce(array_length(streams, 1), 0) LOOP
    SELECT e."streamSequence" || ' ' || encode(e."leafHash", 'hex') || ' ' || e."stream" INTO line FROM "AuditEvent" e
      WHERE e."workspaceId" = workspace AND e."stream" = streams[at] ORDER BY e."streamSequence" DESC LIMIT 1;
    lines := concat_ws(E'\n', lines, line);
  END LOOP;
  RETURN nullif(lines, '');
END $$;

-- 5. The lock ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

DROP FUNCTION lock_log(uuid, uuid);

-- Locks a log's head, and tells its size, its frontier, who the acting member is now, and where streams end. All null when there is no log.
CREATE FUNCTION lock_log(
  workspace uuid, person uuid, streams text[],
  OUT "size" bigint, OUT "frontier" bytea, OUT "name" text, OUT "role" text, OUT "isDisabled" boolean, OUT "ends" text
) LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
  SELECT h."size", h."frontier" INTO "size", "frontier" FROM "LogHead" h WHERE h."workspaceId" = workspace FOR UPDATE;
  -- A statement sees what was committed before it began: these begin when the lock is held.
  SELECT m."name", m."role", m."disabledAt" IS NOT NULL INTO "name", "role", "isDisabled"
    FROM "Member" m WHERE m."workspaceId" = workspace AND m."userId" = person;
  FOR at IN 1 .. coalesce(array_length(streams, 1), 0) LOOP
    SELECT e."streamSequence" || ' ' || encode(e."leafHash", 'hex') || ' ' || e."stream" INTO line FROM "AuditEvent" e
      WHERE e."workspaceId" = workspace AND e."stream" = streams[at] ORDER BY e."streamSequence" DESC LIMIT 1;
    "ends" := concat_ws(E'\n', "ends", line);
  END LOOP;
  "ends" := nullif("ends", '');
END $$;
