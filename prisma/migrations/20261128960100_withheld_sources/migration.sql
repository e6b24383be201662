-- What readers are told of a confidential source, and why not more. A new table: there are no rows to fill.
CREATE TABLE "SourceWithholding" (
    "workspaceId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "summary" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "withheldById" UUID NOT NULL,
    "withheldAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceWithholding_pkey" PRIMARY KEY ("workspaceId","sourceId","number")
);
ALTER TABLE "SourceWithholding" ADD CONSTRAINT "SourceWithholding_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "SealedSource"("workspaceId", "sourceId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SourceWithholding" ADD CONSTRAINT "SourceWithholding_workspaceId_withheldById_fkey" FOREIGN KEY ("workspaceId", "withheldById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "SourceWithholding" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "SourceWithholding" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "SourceWithholding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "SourceWithholding" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "SourceWithholding" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "SourceWithholding" ENABLE ALWAYS TRIGGER is_never_truncated;
