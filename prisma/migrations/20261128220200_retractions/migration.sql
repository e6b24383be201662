-- A retraction of a published report, or of one claim of it: one editor asks, another confirms. What was asked and what came of it stays.
CREATE TABLE "Retraction" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "claimId" UUID,
    "reason" TEXT NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT NOT NULL DEFAULT '',
    "settledById" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "versionNumber" INTEGER,

    CONSTRAINT "Retraction_pkey" PRIMARY KEY ("workspaceId","id"),
    -- Whoever confirms is not who asked: the database itself says so.
    CONSTRAINT "Retraction_two_people" CHECK ("outcome" <> 'confirmed' OR "settledById" <> "askedById")
);
CREATE INDEX "Retraction_workspaceId_reportId_idx" ON "Retraction"("workspaceId", "reportId");
ALTER TABLE "Retraction" ADD CONSTRAINT "Retraction_workspaceId_reportId_fkey" FOREIGN KEY ("workspaceId", "reportId") REFERENCES "Report"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Retraction" ADD CONSTRAINT "Retraction_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "PublishedClaim"("workspaceId", "claimId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Retraction" ADD CONSTRAINT "Retraction_workspaceId_askedById_fkey" FOREIGN KEY ("workspaceId", "askedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION refuse_change_but_settling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND old."settledAt" IS NULL AND new."settledAt" IS NOT NULL
    AND (to_jsonb(new) - 'settledAt' - 'settledById' - 'outcome' - 'versionNumber')
      = (to_jsonb(old) - 'settledAt' - 'settledById' - 'outcome' - 'versionNumber') THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "%" is refused: its rows are permanent', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "Retraction" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_settling();
ALTER TABLE "Retraction" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "Retraction" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "Retraction" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "Retraction" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "Retraction" ENABLE ALWAYS TRIGGER is_never_truncated;
