-- The nets under the audit log, in the database itself. Every trigger is ENABLE ALWAYS: session_replication_role does not skip it.

DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC'); END $$;

-- 1. What was recorded stays recorded ───────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on "%" is refused: its rows are permanent', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE on "%" is refused: nothing in a newsroom is emptied without a record', tg_table_name USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE permanent text;
BEGIN
  FOREACH permanent IN ARRAY ARRAY[
    'AuditEvent', 'Checkpoint', 'Snapshot', 'Breakdown', 'ClaimRevision', 'ClaimLineage', 'CaptureArtefact', 'RatingScaleVersion', 'Rating',
    'AssessmentCitation', 'VerdictEvidence', 'Adjudication', 'ReportVersion'
  ] LOOP
    EXECUTE format('CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', permanent);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER rows_are_permanent', permanent);
  END LOOP;
END $$;

-- 2. No change without an event in the same transaction ─────────────────────────────────────────────────────────────────

CREATE FUNCTION has_audit_event(workspace uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "AuditEvent" WHERE "workspaceId" = workspace AND "transactionId" = pg_current_xact_id());
$$;

CREATE FUNCTION require_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op <> 'INSERT' AND NOT has_audit_event(old."workspaceId") THEN
    RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF tg_op <> 'DELETE' AND NOT has_audit_event(new."workspaceId") THEN
    RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION require_workspace_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT has_audit_event(CASE tg_op WHEN 'DELETE' THEN old."id" ELSE new."id" END) THEN
    RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

-- A person belongs to no single newsroom: the event must be in the log of a newsroom they are a member of.
CREATE FUNCTION require_user_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Member" WHERE "userId" = (CASE tg_op WHEN 'DELETE' THEN old."id" ELSE new."id" END) AND has_audit_event("workspaceId")
  ) THEN
    RAISE EXCEPTION '% on "%" has no audit event in the same transaction', tg_op, tg_table_name USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE audited text;
BEGIN
  FOR audited IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspaceId' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('AuditEvent', 'LogHead', 'Checkpoint')
  LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event()', audited);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_audited', audited);
  END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "Workspace" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_workspace_event();
ALTER TABLE "Workspace" ENABLE ALWAYS TRIGGER is_audited;
CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "User" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_user_event();
ALTER TABLE "User" ENABLE ALWAYS TRIGGER is_audited;

DO $$
DECLARE kept text;
BEGIN
  FOR kept IN SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('Session', 'Account', 'VerificationToken', 'RateLimit', '_prisma_migrations')
  LOOP
    EXECUTE format('CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', kept);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_never_truncated', kept);
  END LOOP;
END $$;

-- 3. The log is gap-free and agrees with its head ───────────────────────────────────────────────────────────────────────

CREATE FUNCTION seal_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new."transactionId" := pg_current_xact_id();
  IF new."leafHash" <> sha256('\x00'::bytea || new."bytes") THEN
    RAISE EXCEPTION 'audit event % does not hash to its leaf', new."sequence" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER is_sealed BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION seal_audit_event();
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER is_sealed;

CREATE FUNCTION require_contiguous_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new."sequence" < 0 OR new."sequence" >= coalesce((SELECT "size" FROM "LogHead" WHERE "workspaceId" = new."workspaceId"), 0) THEN
    RAISE EXCEPTION 'audit event % lies outside the log', new."sequence" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF new."sequence" > 0 AND NOT EXISTS (SELECT 1 FROM "AuditEvent" WHERE "workspaceId" = new."workspaceId" AND "sequence" = new."sequence" - 1) THEN
    RAISE EXCEPTION 'audit event % leaves a gap', new."sequence" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER is_contiguous AFTER INSERT ON "AuditEvent" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_contiguous_event();
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER is_contiguous;

CREATE FUNCTION guard_log_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' THEN
    RAISE EXCEPTION 'the head of a log is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF new."workspaceId" <> old."workspaceId" OR new."size" <= old."size" THEN
    RAISE EXCEPTION 'the head of a log only grows' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON "LogHead" FOR EACH ROW EXECUTE FUNCTION guard_log_head();
ALTER TABLE "LogHead" ENABLE ALWAYS TRIGGER only_grows;

CREATE FUNCTION require_event_under_head() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head_size bigint := (SELECT "size" FROM "LogHead" WHERE "workspaceId" = new."workspaceId");
BEGIN
  IF head_size = 0 THEN
    RAISE EXCEPTION 'a log begins with an event' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "AuditEvent" WHERE "workspaceId" = new."workspaceId" AND "sequence" = head_size - 1) THEN
    RAISE EXCEPTION 'the head of the log counts events that are not there' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER counts_events AFTER INSERT OR UPDATE ON "LogHead" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_event_under_head();
ALTER TABLE "LogHead" ENABLE ALWAYS TRIGGER counts_events;
