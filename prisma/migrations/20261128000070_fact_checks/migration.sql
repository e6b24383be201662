-- Fact-checks of others, imported from their markup. A new table: there are no rows to fill.
CREATE TABLE "FactCheck" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contentHash" CHAR(64) NOT NULL,
    "url" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "claimant" TEXT,
    "claimedOn" DATE,
    "publisher" TEXT NOT NULL,
    "reviewedOn" DATE,
    "ratingWords" TEXT NOT NULL,
    "ratingValue" DOUBLE PRECISION,
    "ratingWorst" DOUBLE PRECISION,
    "ratingBest" DOUBLE PRECISION,
    "language" TEXT,
    "licence" TEXT,
    "origin" TEXT NOT NULL,
    "importedById" UUID NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector,

    CONSTRAINT "FactCheck_pkey" PRIMARY KEY ("workspaceId","id")
);
CREATE UNIQUE INDEX "FactCheck_workspaceId_contentHash_key" ON "FactCheck"("workspaceId", "contentHash");
CREATE INDEX "FactCheck_search_idx" ON "FactCheck" USING GIN ("search");
ALTER TABLE "FactCheck" ADD CONSTRAINT "FactCheck_workspaceId_importedById_fkey" FOREIGN KEY ("workspaceId", "importedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION fill_fact_check_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new."search" := to_tsvector('simple', new."claim");
  RETURN new;
END $$;
CREATE TRIGGER fill_search BEFORE INSERT ON "FactCheck" FOR EACH ROW EXECUTE FUNCTION fill_fact_check_search();

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "FactCheck" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "FactCheck" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "FactCheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "FactCheck" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "FactCheck" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "FactCheck" ENABLE ALWAYS TRIGGER is_never_truncated;
