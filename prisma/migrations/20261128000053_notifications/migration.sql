-- Notifications: readers of the log. What stands in an inbox is derived from the log and adds nothing to the newsroom's record.

CREATE TYPE "NotificationKind" AS ENUM ('mentioned', 'answered', 'assigned', 'sentBack', 'stale', 'dueSoon');

CREATE TABLE "Notification" (
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "NotificationKind" NOT NULL,
    "sequence" BIGINT,
    "articleId" UUID,
    "claimId" UUID,
    "commentId" UUID,
    "dueAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("workspaceId","memberId","key")
);
CREATE INDEX "Notification_workspaceId_memberId_createdAt_idx" ON "Notification"("workspaceId", "memberId", "createdAt" DESC);
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "LogReader" (
    "workspaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "next" BIGINT NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LogReader_pkey" PRIMARY KEY ("workspaceId","name")
);

CREATE TABLE "NotificationChoice" (
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "muted" "NotificationKind"[],

    CONSTRAINT "NotificationChoice_pkey" PRIMARY KEY ("workspaceId","memberId")
);
ALTER TABLE "NotificationChoice" ADD CONSTRAINT "NotificationChoice_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody wants to be told of what happened before there were notifications.
INSERT INTO "LogReader" ("workspaceId", "name", "next", "checkedAt")
SELECT "workspaceId", 'notifications', "size", to_timestamp(0) FROM "LogHead";

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "NotificationChoice" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "NotificationChoice" ENABLE ALWAYS TRIGGER is_audited;

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['Notification', 'LogReader', 'NotificationChoice'] LOOP
    EXECUTE format('CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', kept);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_never_truncated', kept);
  END LOOP;
END $$;

-- Wakes whoever follows a log, on every server, once the change is committed. Says which newsroom's, and nothing else.
CREATE FUNCTION tell_log_followers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('assay_log', new."workspaceId"::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tells_followers AFTER UPDATE ON "LogHead" FOR EACH ROW EXECUTE FUNCTION tell_log_followers();
