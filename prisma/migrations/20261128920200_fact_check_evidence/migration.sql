-- Imported fact-checks as evidence, and imports that are taken back. Earlier rows belong to no named import.
ALTER TABLE "FactCheck" ADD COLUMN "importId" UUID;
CREATE INDEX "FactCheck_workspaceId_importId_idx" ON "FactCheck"("workspaceId", "importId");
ALTER TABLE "Evidence" ADD COLUMN "factCheckId" UUID;
CREATE INDEX "Evidence_workspaceId_factCheckId_idx" ON "Evidence"("workspaceId", "factCheckId");
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_workspaceId_factCheckId_fkey" FOREIGN KEY ("workspaceId", "factCheckId") REFERENCES "FactCheck"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "FactCheckWithdrawal" (
    "workspaceId" UUID NOT NULL,
    "factCheckId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawnById" UUID NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FactCheckWithdrawal_pkey" PRIMARY KEY ("workspaceId","factCheckId")
);
ALTER TABLE "FactCheckWithdrawal" ADD CONSTRAINT "FactCheckWithdrawal_workspaceId_factCheckId_fkey" FOREIGN KEY ("workspaceId", "factCheckId") REFERENCES "FactCheck"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FactCheckWithdrawal" ADD CONSTRAINT "FactCheckWithdrawal_workspaceId_withdrawnById_fkey" FOREIGN KEY ("workspaceId", "withdrawnById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "FactCheckWithdrawal" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "FactCheckWithdrawal" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "FactCheckWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "FactCheckWithdrawal" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "FactCheckWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "FactCheckWithdrawal" ENABLE ALWAYS TRIGGER is_never_truncated;
