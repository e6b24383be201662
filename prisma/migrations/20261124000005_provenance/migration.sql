-- Who proposed a candidate, with what, and how sure; and what a newsroom's own decisions taught the breakdown.

ALTER TABLE "Breakdown" ADD COLUMN "fallback" TEXT,
ADD COLUMN "layer" INTEGER,
ADD COLUMN "model" TEXT,
ADD COLUMN "threshold" DOUBLE PRECISION;

ALTER TABLE "Candidate" ADD COLUMN "model" TEXT,
ADD COLUMN "provider" TEXT,
ADD COLUMN "score" DOUBLE PRECISION,
ADD COLUMN "version" TEXT;

-- Nothing about these candidates changes: what their breakdown already says of them is copied, so no event is due.
ALTER TABLE "Candidate" DISABLE TRIGGER is_audited;
UPDATE "Candidate" SET "provider" = b."provider", "version" = b."version", "score" = "Candidate"."checkWorthiness"
  FROM "Breakdown" b WHERE b."workspaceId" = "Candidate"."workspaceId" AND b."id" = "Candidate"."breakdownId";
ALTER TABLE "Candidate" ENABLE ALWAYS TRIGGER is_audited;

ALTER TABLE "Candidate" ALTER COLUMN "provider" SET NOT NULL,
ALTER COLUMN "score" SET NOT NULL,
ALTER COLUMN "version" SET NOT NULL;

CREATE TABLE "LearnedLayer" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "weights" JSONB NOT NULL,
    "decisions" INTEGER NOT NULL,
    "articles" INTEGER NOT NULL,
    "measures" JSONB NOT NULL,
    "decidedUntil" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "LearnedLayer_pkey" PRIMARY KEY ("workspaceId","id")
);

CREATE UNIQUE INDEX "LearnedLayer_workspaceId_number_key" ON "LearnedLayer"("workspaceId", "number");

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "LearnedLayer" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "LearnedLayer" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "LearnedLayer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "LearnedLayer" ENABLE ALWAYS TRIGGER is_never_truncated;

-- A layer that was in force stays readable as it was: it may be retired, once, and nothing else.
CREATE FUNCTION guard_learned_layer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' OR old."retiredAt" IS NOT NULL
    OR (to_jsonb(new) - 'retiredAt') IS DISTINCT FROM (to_jsonb(old) - 'retiredAt') THEN
    RAISE EXCEPTION '% on "LearnedLayer" is refused: a layer is only ever retired', tg_op USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER is_only_retired BEFORE UPDATE OR DELETE ON "LearnedLayer" FOR EACH ROW EXECUTE FUNCTION guard_learned_layer();
ALTER TABLE "LearnedLayer" ENABLE ALWAYS TRIGGER is_only_retired;
