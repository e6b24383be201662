-- What checking a newsroom's log against itself, its checkpoints and the tables showed. Only ever added.
CREATE TABLE "LogCheck" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "events" INTEGER NOT NULL,
    "root" CHAR(64) NOT NULL,
    "signedUpTo" INTEGER,
    "rows" INTEGER,
    "faultCount" INTEGER NOT NULL,
    "faults" JSONB NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LogCheck_pkey" PRIMARY KEY ("workspaceId","id")
);

CREATE INDEX "LogCheck_workspaceId_checkedAt_idx" ON "LogCheck"("workspaceId", "checkedAt");

CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "LogCheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "LogCheck" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "LogCheck" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "LogCheck" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "LogCheck" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "LogCheck" ENABLE ALWAYS TRIGGER is_never_truncated;
