-- Files that came with a contact with the claimant. A new table: there are no rows to fill.
CREATE TABLE "ContactAttachment" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "contentHash" CHAR(64) NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "properties" JSONB NOT NULL DEFAULT '[]',
    "isPublishable" BOOLEAN NOT NULL,
    "attachedById" UUID NOT NULL,
    "attachedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ContactAttachment_pkey" PRIMARY KEY ("workspaceId","id")
);
CREATE INDEX "ContactAttachment_workspaceId_contactId_idx" ON "ContactAttachment"("workspaceId", "contactId");
CREATE INDEX "ContactAttachment_workspaceId_contentHash_idx" ON "ContactAttachment"("workspaceId", "contentHash");
ALTER TABLE "ContactAttachment" ADD CONSTRAINT "ContactAttachment_workspaceId_contactId_fkey" FOREIGN KEY ("workspaceId", "contactId") REFERENCES "ClaimantContact"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ContactAttachment" ADD CONSTRAINT "ContactAttachment_workspaceId_attachedById_fkey" FOREIGN KEY ("workspaceId", "attachedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "ContactAttachment" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "ContactAttachment" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "ContactAttachment" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "ContactAttachment" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "ContactAttachment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "ContactAttachment" ENABLE ALWAYS TRIGGER is_never_truncated;
