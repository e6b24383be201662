-- Where the words that a discussion is about stand on later snapshots of the article.

CREATE TABLE "ThreadPlace" (
    "workspaceId" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "state" "AnchorState" NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "rivals" JSONB NOT NULL DEFAULT '[]',
    "confirmedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ThreadPlace_pkey" PRIMARY KEY ("workspaceId","threadId","snapshotId")
);
CREATE INDEX "ThreadPlace_workspaceId_snapshotId_idx" ON "ThreadPlace"("workspaceId", "snapshotId");
ALTER TABLE "ThreadPlace" ADD CONSTRAINT "ThreadPlace_workspaceId_threadId_fkey" FOREIGN KEY ("workspaceId", "threadId") REFERENCES "Thread"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ThreadPlace" ADD CONSTRAINT "ThreadPlace_workspaceId_snapshotId_fkey" FOREIGN KEY ("workspaceId", "snapshotId") REFERENCES "Snapshot"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "ThreadPlace" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "ThreadPlace" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "ThreadPlace" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "ThreadPlace" ENABLE ALWAYS TRIGGER is_never_truncated;
