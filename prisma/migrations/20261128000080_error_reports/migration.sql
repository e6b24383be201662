-- Readers report errors and are answered in public. No command has written a report before, so there are no rows to fill.
CREATE TYPE "ErrorOutcome" AS ENUM ('corrected', 'stands', 'notAnError');

ALTER TABLE "ErrorReport" DROP COLUMN "outcome",
ADD COLUMN "outcome" "ErrorOutcome",
ADD COLUMN "answer" TEXT NOT NULL DEFAULT '',
ADD COLUMN "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN "answeredById" UUID,
ADD COLUMN "versionNumber" INTEGER NOT NULL;

CREATE INDEX "ErrorReport_workspaceId_outcome_createdAt_idx" ON "ErrorReport"("workspaceId", "outcome", "createdAt");

ALTER TABLE "ErrorReport" ADD CONSTRAINT "ErrorReport_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "PublishedClaim"("workspaceId", "claimId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ErrorReport" ADD CONSTRAINT "ErrorReport_workspaceId_answeredById_fkey" FOREIGN KEY ("workspaceId", "answeredById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a reader wrote stays as it was written, and an answer, once public, stays too.
CREATE FUNCTION guard_error_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' OR old."outcome" IS NOT NULL
    OR (to_jsonb(new) - ARRAY['outcome', 'answer', 'answeredAt', 'answeredById'])
      IS DISTINCT FROM (to_jsonb(old) - ARRAY['outcome', 'answer', 'answeredAt', 'answeredById']) THEN
    RAISE EXCEPTION '% on "ErrorReport" is refused: it is only ever answered, once', tg_op USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER is_only_answered BEFORE UPDATE OR DELETE ON "ErrorReport" FOR EACH ROW EXECUTE FUNCTION guard_error_report();
ALTER TABLE "ErrorReport" ENABLE ALWAYS TRIGGER is_only_answered;
