-- What guards an append asks the same and refuses the same, in fewer steps of PostgreSQL; docs/decisions/177 says what that spares.

-- 1. An event ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
--
-- A condition of a trigger is read and made ready anew for each statement, a function of plpgsql once a connection. And a question whose rows are
-- looked for (PERFORM) is asked in fewer steps than one whose answer is a value (IF EXISTS).

DROP TRIGGER is_sealed ON "AuditEvent";
DROP FUNCTION seal_audit_event();

CREATE OR REPLACE FUNCTION require_contiguous_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new."transactionId" := pg_current_xact_id();
  IF new."leafHash" IS DISTINCT FROM sha256('\x00'::bytea || new."bytes") THEN
    RAISE EXCEPTION 'audit event % does not hash to its leaf', new."sequence" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM 1 FROM "LogHead" h WHERE h."workspaceId" = new."workspaceId" AND h."size" > new."sequence" AND (
    new."sequence" = 0
    OR EXISTS (SELECT 1 FROM "AuditEvent" e WHERE e."workspaceId" = new."workspaceId" AND e."sequence" = new."sequence" - 1));
  IF FOUND AND new."sequence" >= 0 THEN
    RETURN new;
  END IF;
  IF new."sequence" < 0 OR new."sequence" >= coalesce((SELECT "size" FROM "LogHead" WHERE "workspaceId" = new."workspaceId"), 0) THEN
    RAISE EXCEPTION 'audit event % lies outside the log', new."sequence" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RAISE EXCEPTION 'audit event % leaves a gap', new."sequence" USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- 2. The head ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

DROP TRIGGER only_grows_later ON "LogHead";
DROP TRIGGER only_grows ON "LogHead";
CREATE TRIGGER only_grows BEFORE INSERT OR UPDATE OR DELETE ON "LogHead" FOR EACH ROW EXECUTE FUNCTION guard_log_head();
ALTER TABLE "LogHead" ENABLE ALWAYS TRIGGER only_grows;

CREATE OR REPLACE FUNCTION require_event_under_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "AuditEvent" e WHERE e."workspaceId" = new."workspaceId" AND e."sequence" = new."size" - 1;
  IF FOUND THEN
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

CREATE OR REPLACE FUNCTION require_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op <> 'INSERT' THEN
    PERFORM 1 FROM "LogHead" h WHERE h."workspaceId" = old."workspaceId" AND h."transactionId" = pg_current_xact_id();
    IF NOT FOUND THEN
      RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF tg_op = 'DELETE' OR new."workspaceId" = old."workspaceId" THEN
      RETURN NULL;
    END IF;
  END IF;
  PERFORM 1 FROM "LogHead" h WHERE h."workspaceId" = new."workspaceId" AND h."transactionId" = pg_current_xact_id();
  IF NOT FOUND THEN
    RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

-- 4. The lock ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
--
-- Asks where streams end itself: a function of its own for it is called at the price of what it asks.

CREATE OR REPLACE FUNCTION lock_log(
  workspace uuid, person uuid, streams text[],
  OUT "size" bigint, OUT "frontier" bytea, OUT "name" text, OUT "role" text, OUT "isDisabled" boolean, OUT "ends" text
) LANGUAGE plpgsql AS $$
DECLARE
  wanted text;
  line text;
BEGIN
  SELECT h."size", h."frontier" INTO "size", "frontier" FROM "LogHead" h WHERE h."workspaceId" = workspace FOR UPDATE;
  -- A statement sees what was committed before it began: these begin when the lock is held.
  SELECT m."name", m."role", m."disabledAt" IS NOT NULL INTO "name", "role", "isDisabled"
    FROM "Member" m WHERE m."workspaceId" = workspace AND m."userId" = person;
  FOREACH wanted IN ARRAY streams LOOP
    SELECT e."streamSequence" || ' ' || encode(e."leafHash", 'hex') || ' ' || e."stream" INTO line FROM "AuditEvent" e
      WHERE e."workspaceId" = workspace AND e."stream" = wanted ORDER BY e."streamSequence" DESC LIMIT 1;
    "ends" := concat_ws(E'\n', "ends", line);
  END LOOP;
END $$;
