-- Annotations of other tools that became claims: where each came from, and the note it brought.

CREATE TABLE "ImportedAnnotation" (
    "workspaceId" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "annotationId" TEXT,
    "author" TEXT,
    "madeAt" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "fileHash" CHAR(64) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportedAnnotation_pkey" PRIMARY KEY ("workspaceId","claimId")
);
CREATE INDEX "ImportedAnnotation_workspaceId_annotationId_idx" ON "ImportedAnnotation"("workspaceId", "annotationId");
ALTER TABLE "ImportedAnnotation" ADD CONSTRAINT "ImportedAnnotation_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "ImportedAnnotation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "ImportedAnnotation" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "ImportedAnnotation" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "ImportedAnnotation" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "ImportedAnnotation" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "ImportedAnnotation" ENABLE ALWAYS TRIGGER is_never_truncated;
