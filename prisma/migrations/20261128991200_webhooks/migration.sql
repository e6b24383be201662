-- Addresses of other systems that are told what is published, what is to be sent to whom, and every try.
CREATE TYPE "WebhookState" AS ENUM ('active', 'paused', 'gone', 'removed');
CREATE TYPE "DeliveryChannel" AS ENUM ('webhook', 'mail');
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'delivered', 'dead');

CREATE TABLE "WebhookEndpoint" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "types" TEXT[],
    "state" "WebhookState" NOT NULL DEFAULT 'active',
    "secret" BYTEA,
    "secretBefore" BYTEA,
    "secretBeforeUntil" TIMESTAMPTZ(3),
    "keyName" TEXT NOT NULL,
    "secretNumber" INTEGER NOT NULL DEFAULT 1,
    "firstSequence" BIGINT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("workspaceId","id")
);
CREATE TABLE "Delivery" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel" "DeliveryChannel" NOT NULL,
    "targetId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attemptsBefore" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("workspaceId","id")
);
CREATE TABLE "DeliveryAttempt" (
    "workspaceId" UUID NOT NULL,
    "deliveryId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "durationMs" INTEGER,
    "status" INTEGER,
    "answer" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "DeliveryAttempt_pkey" PRIMARY KEY ("workspaceId","deliveryId","number")
);
CREATE UNIQUE INDEX "Delivery_workspaceId_targetId_sequence_key" ON "Delivery"("workspaceId", "targetId", "sequence");
CREATE INDEX "Delivery_workspaceId_createdAt_id_idx" ON "Delivery"("workspaceId", "createdAt" DESC, "id");
CREATE INDEX "Delivery_state_nextAt_idx" ON "Delivery"("state", "nextAt");
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DeliveryAttempt" ADD CONSTRAINT "DeliveryAttempt_workspaceId_deliveryId_fkey" FOREIGN KEY ("workspaceId", "deliveryId") REFERENCES "Delivery"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Newsrooms that are here already: nobody is told of what was published before anything was sent.
INSERT INTO "LogReader" ("workspaceId", "name", "next", "checkedAt")
  SELECT "workspaceId", 'outgoing', "size", to_timestamp(0) FROM "LogHead";

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "WebhookEndpoint" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "WebhookEndpoint" ENABLE ALWAYS TRIGGER is_audited;

-- Deliveries are derived from the log, as inboxes are: no event of their own, but what was to be sent to whom never changes.
CREATE FUNCTION refuse_change_but_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND (to_jsonb(new) - 'state' - 'attempts' - 'attemptsBefore' - 'nextAt' - 'problem')
      = (to_jsonb(old) - 'state' - 'attempts' - 'attemptsBefore' - 'nextAt' - 'problem') AND new."attempts" >= old."attempts" THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "%" is refused: only what became of a delivery changes', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "Delivery" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_outcome();
ALTER TABLE "Delivery" ENABLE ALWAYS TRIGGER rows_are_permanent;

CREATE FUNCTION refuse_change_but_finishing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND old."finishedAt" IS NULL AND new."finishedAt" IS NOT NULL AND new."number" = old."number"
      AND new."deliveryId" = old."deliveryId" AND new."workspaceId" = old."workspaceId" AND new."startedAt" = old."startedAt" THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "%" is refused: its rows are permanent', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "DeliveryAttempt" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_finishing();
ALTER TABLE "DeliveryAttempt" ENABLE ALWAYS TRIGGER rows_are_permanent;

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['WebhookEndpoint', 'Delivery', 'DeliveryAttempt'] LOOP
    EXECUTE format('CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', kept);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_never_truncated', kept);
  END LOOP;
END $$;
