-- What only named members may read of a source, encrypted, and who they are. New tables: there are no rows to fill.
CREATE TABLE "SealedSource" (
    "workspaceId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "sealed" BYTEA,
    "keyName" TEXT NOT NULL,
    "commitment" CHAR(64) NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "sealedById" UUID NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SealedSource_pkey" PRIMARY KEY ("workspaceId","sourceId")
);
CREATE TABLE "SealedReader" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "namedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SealedReader_pkey" PRIMARY KEY ("workspaceId","id")
);
CREATE INDEX "SealedReader_workspaceId_sourceId_idx" ON "SealedReader"("workspaceId", "sourceId");
ALTER TABLE "SealedSource" ADD CONSTRAINT "SealedSource_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "Source"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SealedSource" ADD CONSTRAINT "SealedSource_workspaceId_sealedById_fkey" FOREIGN KEY ("workspaceId", "sealedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SealedReader" ADD CONSTRAINT "SealedReader_workspaceId_sourceId_fkey" FOREIGN KEY ("workspaceId", "sourceId") REFERENCES "SealedSource"("workspaceId", "sourceId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SealedReader" ADD CONSTRAINT "SealedReader_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "SealedSource" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "SealedSource" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "SealedSource" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "SealedSource" ENABLE ALWAYS TRIGGER is_never_truncated;
CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "SealedReader" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "SealedReader" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "SealedReader" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "SealedReader" ENABLE ALWAYS TRIGGER is_never_truncated;
