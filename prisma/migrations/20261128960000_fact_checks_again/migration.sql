-- Fact-checks that were taken back can be put back, or come in again. Rows of before are first arrivals and first withdrawals, of no named step.
ALTER TABLE "FactCheck" ADD COLUMN "arrival" INTEGER NOT NULL DEFAULT 1;
DROP INDEX "FactCheck_workspaceId_contentHash_key";
CREATE UNIQUE INDEX "FactCheck_workspaceId_contentHash_arrival_key" ON "FactCheck"("workspaceId", "contentHash", "arrival");

ALTER TABLE "FactCheckWithdrawal" ADD COLUMN "number" INTEGER NOT NULL DEFAULT 1, ADD COLUMN "stepId" UUID;
ALTER TABLE "FactCheckWithdrawal" DROP CONSTRAINT "FactCheckWithdrawal_pkey",
  ADD CONSTRAINT "FactCheckWithdrawal_pkey" PRIMARY KEY ("workspaceId","factCheckId","number");
CREATE INDEX "FactCheckWithdrawal_workspaceId_stepId_idx" ON "FactCheckWithdrawal"("workspaceId", "stepId");

CREATE TABLE "FactCheckReinstatement" (
    "workspaceId" UUID NOT NULL,
    "factCheckId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "stepId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "reinstatedById" UUID NOT NULL,
    "reinstatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FactCheckReinstatement_pkey" PRIMARY KEY ("workspaceId","factCheckId","number")
);
CREATE INDEX "FactCheckReinstatement_workspaceId_stepId_idx" ON "FactCheckReinstatement"("workspaceId", "stepId");
ALTER TABLE "FactCheckReinstatement" ADD CONSTRAINT "FactCheckReinstatement_workspaceId_factCheckId_number_fkey" FOREIGN KEY ("workspaceId", "factCheckId", "number") REFERENCES "FactCheckWithdrawal"("workspaceId", "factCheckId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FactCheckReinstatement" ADD CONSTRAINT "FactCheckReinstatement_workspaceId_reinstatedById_fkey" FOREIGN KEY ("workspaceId", "reinstatedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "FactCheckReinstatement" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "FactCheckReinstatement" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "FactCheckReinstatement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "FactCheckReinstatement" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "FactCheckReinstatement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "FactCheckReinstatement" ENABLE ALWAYS TRIGGER is_never_truncated;
