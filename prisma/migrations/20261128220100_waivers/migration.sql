-- Rules of the gate that owners let editors waive, and the waivers themselves: one for each claim, public in every version it applies to.
-- Nothing wrote waivers before, so there are none to carry over.
ALTER TABLE "Workspace" ADD COLUMN "waivableRules" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

ALTER TABLE "Waiver" ALTER COLUMN "claimId" SET NOT NULL;
ALTER TABLE "Waiver" ADD COLUMN "endedById" UUID;
ALTER TABLE "Waiver" ADD COLUMN "endedAt" TIMESTAMPTZ(3);
ALTER TABLE "Waiver" ADD CONSTRAINT "Waiver_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Waiver" ADD CONSTRAINT "Waiver_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A waiver is ended once and otherwise never changed: readers were told of it.
CREATE FUNCTION refuse_change_but_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND old."endedAt" IS NULL AND new."endedAt" IS NOT NULL
    AND (to_jsonb(new) - 'endedAt' - 'endedById') = (to_jsonb(old) - 'endedAt' - 'endedById') THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "%" is refused: its rows are permanent', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "Waiver" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_end();
ALTER TABLE "Waiver" ENABLE ALWAYS TRIGGER rows_are_permanent;
