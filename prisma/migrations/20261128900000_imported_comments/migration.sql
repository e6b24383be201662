-- Replies of other tools that became comments: where each came from, and what it answers.

CREATE TABLE "ImportedComment" (
    "workspaceId" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "annotationId" TEXT,
    "author" TEXT,
    "madeAt" TIMESTAMPTZ(3),
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "fileHash" CHAR(64) NOT NULL,
    "answersId" UUID,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportedComment_pkey" PRIMARY KEY ("workspaceId","commentId")
);
CREATE INDEX "ImportedComment_workspaceId_annotationId_idx" ON "ImportedComment"("workspaceId", "annotationId");
CREATE INDEX "ImportedComment_workspaceId_answersId_idx" ON "ImportedComment"("workspaceId", "answersId");
ALTER TABLE "ImportedComment" ADD CONSTRAINT "ImportedComment_workspaceId_commentId_fkey" FOREIGN KEY ("workspaceId", "commentId") REFERENCES "Comment"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ImportedComment" ADD CONSTRAINT "ImportedComment_workspaceId_answersId_fkey" FOREIGN KEY ("workspaceId", "answersId") REFERENCES "Comment"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "ImportedComment" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "ImportedComment" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "ImportedComment" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "ImportedComment" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "ImportedComment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "ImportedComment" ENABLE ALWAYS TRIGGER is_never_truncated;
