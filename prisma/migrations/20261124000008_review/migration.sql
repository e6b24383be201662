-- Review with rigour: adjudication, recusal, lineage that can be undone, assignment, and how many assessments a claim needs.

ALTER TYPE "AssessmentState" ADD VALUE 'rejected';
ALTER TYPE "AdjudicationOutcome" ADD VALUE 'askedAnother';
ALTER TYPE "AdjudicationOutcome" ADD VALUE 'reaffirmed';
CREATE TYPE "AssessedBy" AS ENUM ('anyone', 'assigned');

ALTER TABLE "Workspace" ADD COLUMN "urgentQuorum" INTEGER;
ALTER TABLE "Article" ADD COLUMN "quorum" INTEGER,
ADD COLUMN "assessedBy" "AssessedBy" NOT NULL DEFAULT 'anyone';
ALTER TABLE "Claim" ADD COLUMN "quorum" INTEGER,
ADD COLUMN "openedRevision" INTEGER;

DROP INDEX "Claim_workspaceId_state_priority_createdAt_idx";
CREATE INDEX "Claim_workspaceId_state_priority_createdAt_id_idx" ON "Claim"("workspaceId", "state", "priority" DESC, "createdAt", "id");

-- Claims whose quorum was reached before this was kept; nothing about them changes, so no event is due.
ALTER TABLE "Claim" DISABLE TRIGGER is_audited;
UPDATE "Claim" SET "openedRevision" = "revisionNumber"
  WHERE "state" IN ('assessed', 'decided', 'published') OR "heldFrom" IN ('assessed', 'decided', 'published');
ALTER TABLE "Claim" ENABLE ALWAYS TRIGGER is_audited;

ALTER TABLE "Assessment" ADD COLUMN "sentBackAt" TIMESTAMPTZ(3),
ADD COLUMN "isInformed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "reaffirmsId" UUID,
ADD COLUMN "changeReason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Adjudication" ADD COLUMN "verdictId" UUID;
ALTER TABLE "Verdict" ADD COLUMN "reaffirmsId" UUID;
ALTER TABLE "Assignment" ADD COLUMN "createdById" UUID;

-- No command has written lineage before, so there are no rows to fill.
ALTER TABLE "ClaimLineage" ADD COLUMN "stepId" UUID NOT NULL,
ADD COLUMN "createdById" UUID NOT NULL,
ADD COLUMN "undoneAt" TIMESTAMPTZ(3);
DROP INDEX "ClaimLineage_workspaceId_fromClaimId_toClaimId_relation_key";
CREATE UNIQUE INDEX "ClaimLineage_workspaceId_fromClaimId_toClaimId_stepId_key" ON "ClaimLineage"("workspaceId", "fromClaimId", "toClaimId", "stepId");
CREATE INDEX "ClaimLineage_workspaceId_stepId_idx" ON "ClaimLineage"("workspaceId", "stepId");

CREATE FUNCTION guard_claim_lineage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' OR old."undoneAt" IS NOT NULL
    OR (to_jsonb(new) - 'undoneAt') IS DISTINCT FROM (to_jsonb(old) - 'undoneAt') THEN
    RAISE EXCEPTION '% on "ClaimLineage" is refused: lineage is only ever undone', tg_op USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN new;
END $$;
DROP TRIGGER rows_are_permanent ON "ClaimLineage";
CREATE TRIGGER is_only_undone BEFORE UPDATE OR DELETE ON "ClaimLineage" FOR EACH ROW EXECUTE FUNCTION guard_claim_lineage();
ALTER TABLE "ClaimLineage" ENABLE ALWAYS TRIGGER is_only_undone;

CREATE TABLE "Recusal" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recusal_pkey" PRIMARY KEY ("workspaceId","id")
);
CREATE INDEX "Recusal_workspaceId_claimId_idx" ON "Recusal"("workspaceId", "claimId");
CREATE INDEX "Recusal_workspaceId_memberId_idx" ON "Recusal"("workspaceId", "memberId");
ALTER TABLE "Recusal" ADD CONSTRAINT "Recusal_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Recusal" ADD CONSTRAINT "Recusal_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "Recusal" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "Recusal" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "Recusal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "Recusal" ENABLE ALWAYS TRIGGER is_never_truncated;
