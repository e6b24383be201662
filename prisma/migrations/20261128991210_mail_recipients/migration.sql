-- Who outside, and who of those who submit articles, is told by mail what is published; or is no longer.
CREATE TYPE "MailKind" AS ENUM ('claimant', 'reader', 'submitter');
CREATE TABLE "MailRecipient" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "MailKind" NOT NULL,
    "address" TEXT,
    "claimId" UUID,
    "reportId" UUID,
    "errorReportId" UUID,
    "firstSequence" BIGINT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailRecipient_pkey" PRIMARY KEY ("workspaceId","id"),
    -- An address is kept only as long as mail goes there.
    CONSTRAINT "MailRecipient_ended" CHECK (("endedAt" IS NULL) = ("address" IS NOT NULL))
);
CREATE INDEX "MailRecipient_workspaceId_claimId_idx" ON "MailRecipient"("workspaceId", "claimId");
CREATE INDEX "MailRecipient_workspaceId_reportId_idx" ON "MailRecipient"("workspaceId", "reportId");
CREATE INDEX "MailRecipient_workspaceId_errorReportId_idx" ON "MailRecipient"("workspaceId", "errorReportId");
ALTER TABLE "MailRecipient" ADD CONSTRAINT "MailRecipient_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "MailRecipient" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "MailRecipient" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "MailRecipient" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "MailRecipient" ENABLE ALWAYS TRIGGER is_never_truncated;
