-- What the law says must not be read: one person asks, an owner who is somebody else confirms. Hash, number and time of a version stay; its words go.
CREATE TABLE "Takedown" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "claimId" UUID,
    "number" INTEGER,
    "category" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT NOT NULL DEFAULT '',
    "settledById" UUID,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Takedown_pkey" PRIMARY KEY ("workspaceId","id"),
    -- Whoever confirms is not who asked: the database itself says so.
    CONSTRAINT "Takedown_two_people" CHECK ("outcome" <> 'confirmed' OR "settledById" <> "askedById")
);
CREATE INDEX "Takedown_workspaceId_reportId_idx" ON "Takedown"("workspaceId", "reportId");
ALTER TABLE "Takedown" ADD CONSTRAINT "Takedown_workspaceId_reportId_fkey" FOREIGN KEY ("workspaceId", "reportId") REFERENCES "Report"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Takedown" ADD CONSTRAINT "Takedown_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "PublishedClaim"("workspaceId", "claimId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Takedown" ADD CONSTRAINT "Takedown_workspaceId_askedById_fkey" FOREIGN KEY ("workspaceId", "askedById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION refuse_change_but_settling_takedown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND old."settledAt" IS NULL AND new."settledAt" IS NOT NULL
    AND (to_jsonb(new) - 'settledAt' - 'settledById' - 'outcome') = (to_jsonb(old) - 'settledAt' - 'settledById' - 'outcome') THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "%" is refused: its rows are permanent', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "Takedown" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_settling_takedown();
ALTER TABLE "Takedown" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "Takedown" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
ALTER TABLE "Takedown" ENABLE ALWAYS TRIGGER is_audited;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "Takedown" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "Takedown" ENABLE ALWAYS TRIGGER is_never_truncated;

-- Which takedown took a report, a version or a claim away; empty while it can be read.
ALTER TABLE "Report" ADD COLUMN "takedownId" UUID;
ALTER TABLE "ReportVersion" ADD COLUMN "takedownId" UUID;
ALTER TABLE "PublishedClaim" ADD COLUMN "takedownId" UUID;
ALTER TABLE "Report" ADD CONSTRAINT "Report_workspaceId_takedownId_fkey" FOREIGN KEY ("workspaceId", "takedownId") REFERENCES "Takedown"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_workspaceId_takedownId_fkey" FOREIGN KEY ("workspaceId", "takedownId") REFERENCES "Takedown"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PublishedClaim" ADD CONSTRAINT "PublishedClaim_workspaceId_takedownId_fkey" FOREIGN KEY ("workspaceId", "takedownId") REFERENCES "Takedown"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A version is still never removed, and changes in one way alone: its words give way to a confirmed takedown of its own report, for good.
CREATE FUNCTION refuse_change_but_takedown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old."takedownId" IS NULL AND new."canonical" = ''::bytea AND new."reason" = ''
    AND (to_jsonb(new) - 'takedownId' - 'canonical' - 'reason') = (to_jsonb(old) - 'takedownId' - 'canonical' - 'reason')
    AND EXISTS (SELECT 1 FROM "Takedown" t WHERE t."workspaceId" = new."workspaceId" AND t."id" = new."takedownId"
      AND t."reportId" = new."reportId" AND t."outcome" = 'confirmed') THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "%" is refused: its rows are permanent', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER rows_are_permanent ON "ReportVersion";
CREATE TRIGGER rows_are_permanent BEFORE DELETE ON "ReportVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "ReportVersion" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER words_are_permanent BEFORE UPDATE ON "ReportVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_takedown();
ALTER TABLE "ReportVersion" ENABLE ALWAYS TRIGGER words_are_permanent;

-- The app's role only adds versions; taking their words away is left to this function of the owner's, within the bounds of the trigger above.
CREATE FUNCTION take_down_versions(workspace uuid, takedown uuid, versions uuid[]) RETURNS bigint LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  WITH gone AS (
    UPDATE public."ReportVersion" SET "canonical" = ''::bytea, "reason" = '', "takedownId" = takedown
    WHERE "workspaceId" = workspace AND "id" = ANY (versions) AND "takedownId" IS NULL RETURNING 1
  ) SELECT count(*) FROM gone;
$$;
