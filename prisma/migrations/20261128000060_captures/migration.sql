-- Evidence that holds up: captures that are asked for, tried and kept; passages anchored in them; stored files read again.

CREATE TYPE "CaptureWay" AS ENUM ('fetch', 'upload');

CREATE TYPE "PassageState" AS ENUM ('unchanged', 'moved', 'changed', 'gone');

DROP INDEX "Capture_workspaceId_sourceId_capturedAt_idx";

ALTER TABLE "Capture" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "begunAt" TIMESTAMPTZ(3),
ADD COLUMN "certificate" JSONB,
ADD COLUMN "checks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "fileName" TEXT,
ADD COLUMN "finishedAt" TIMESTAMPTZ(3),
ADD COLUMN "number" INTEGER NOT NULL,
ADD COLUMN "properties" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "requestedById" UUID,
ADD COLUMN "requestedUrl" TEXT,
ADD COLUMN "status" INTEGER,
ADD COLUMN "way" "CaptureWay" NOT NULL DEFAULT 'fetch',
ALTER COLUMN "outcome" DROP NOT NULL,
ALTER COLUMN "tool" SET DEFAULT '',
ALTER COLUMN "capturedAt" DROP NOT NULL;

ALTER TABLE "Evidence" ADD COLUMN "anchorEnd" INTEGER,
ADD COLUMN "anchorStart" INTEGER,
ADD COLUMN "anchorState" "AnchorState";

CREATE TABLE "EvidenceCheck" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,
    "captureId" UUID NOT NULL,
    "state" "PassageState" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceCheck_pkey" PRIMARY KEY ("workspaceId","id")
);

CREATE TABLE "FixityCheck" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "files" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FixityCheck_pkey" PRIMARY KEY ("workspaceId","id")
);

CREATE TABLE "FixityFault" (
    "workspaceId" UUID NOT NULL,
    "checkId" UUID NOT NULL,
    "contentHash" CHAR(64) NOT NULL,
    "found" CHAR(64),

    CONSTRAINT "FixityFault_pkey" PRIMARY KEY ("workspaceId","checkId","contentHash")
);

CREATE INDEX "EvidenceCheck_workspaceId_evidenceId_createdAt_idx" ON "EvidenceCheck"("workspaceId", "evidenceId", "createdAt");

CREATE INDEX "FixityCheck_workspaceId_checkedAt_idx" ON "FixityCheck"("workspaceId", "checkedAt");

CREATE INDEX "Capture_workspaceId_finishedAt_idx" ON "Capture"("workspaceId", "finishedAt");

CREATE UNIQUE INDEX "Capture_workspaceId_sourceId_number_key" ON "Capture"("workspaceId", "sourceId", "number");

CREATE INDEX "Evidence_workspaceId_captureId_idx" ON "Evidence"("workspaceId", "captureId");

ALTER TABLE "EvidenceCheck" ADD CONSTRAINT "EvidenceCheck_workspaceId_evidenceId_fkey" FOREIGN KEY ("workspaceId", "evidenceId") REFERENCES "Evidence"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "EvidenceCheck" ADD CONSTRAINT "EvidenceCheck_workspaceId_captureId_fkey" FOREIGN KEY ("workspaceId", "captureId") REFERENCES "Capture"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "FixityFault" ADD CONSTRAINT "FixityFault_workspaceId_checkId_fkey" FOREIGN KEY ("workspaceId", "checkId") REFERENCES "FixityCheck"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- No command has written captures before, so there are no rows to number. What is finished stays as it is.
CREATE FUNCTION guard_capture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' OR old."finishedAt" IS NOT NULL THEN
    RAISE EXCEPTION '% on "Capture" is refused: a finished capture is permanent', tg_op USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER stays_once_finished BEFORE UPDATE OR DELETE ON "Capture" FOR EACH ROW EXECUTE FUNCTION guard_capture();
ALTER TABLE "Capture" ENABLE ALWAYS TRIGGER stays_once_finished;

DO $$
DECLARE new_table text;
BEGIN
  FOREACH new_table IN ARRAY ARRAY['EvidenceCheck', 'FixityCheck', 'FixityFault'] LOOP
    EXECUTE format('CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', new_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER rows_are_permanent', new_table);
    EXECUTE format('CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event()', new_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_audited', new_table);
    EXECUTE format('CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', new_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_never_truncated', new_table);
  END LOOP;
END $$;
