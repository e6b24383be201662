-- Which evidence alone suffices, as people say. New tables: there are no rows to fill.
CREATE TABLE "SufficientSet" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "revisionNumber" INTEGER NOT NULL,
    "stance" "Stance" NOT NULL,
    "note" TEXT NOT NULL,
    "carriedFromId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "SufficientSet_pkey" PRIMARY KEY ("workspaceId","id"),
    CONSTRAINT "takes_a_side" CHECK ("stance" <> 'context')
);
CREATE TABLE "SufficientSetPiece" (
    "workspaceId" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,
    "evidenceRevision" INTEGER NOT NULL,

    CONSTRAINT "SufficientSetPiece_pkey" PRIMARY KEY ("workspaceId","setId","evidenceId")
);
CREATE INDEX "SufficientSet_workspaceId_claimId_idx" ON "SufficientSet"("workspaceId", "claimId");
CREATE INDEX "SufficientSetPiece_workspaceId_evidenceId_idx" ON "SufficientSetPiece"("workspaceId", "evidenceId");
ALTER TABLE "SufficientSet" ADD CONSTRAINT "SufficientSet_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SufficientSet" ADD CONSTRAINT "SufficientSet_workspaceId_createdById_fkey" FOREIGN KEY ("workspaceId", "createdById") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SufficientSetPiece" ADD CONSTRAINT "SufficientSetPiece_workspaceId_setId_fkey" FOREIGN KEY ("workspaceId", "setId") REFERENCES "SufficientSet"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SufficientSetPiece" ADD CONSTRAINT "SufficientSetPiece_workspaceId_evidenceId_fkey" FOREIGN KEY ("workspaceId", "evidenceId") REFERENCES "Evidence"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said stays as it was said; it can be taken back, once.
CREATE FUNCTION refuse_change_but_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' OR old."withdrawnAt" IS NOT NULL
    OR (to_jsonb(new) - 'withdrawnAt') IS DISTINCT FROM (to_jsonb(old) - 'withdrawnAt') THEN
    RAISE EXCEPTION 'rows of % are permanent: they can only be withdrawn', tg_table_name;
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "SufficientSet" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_withdrawal();
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "SufficientSetPiece" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "SufficientSet" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON "SufficientSetPiece" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event();
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "SufficientSet" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "SufficientSetPiece" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "SufficientSet" ENABLE ALWAYS TRIGGER rows_are_permanent;
ALTER TABLE "SufficientSetPiece" ENABLE ALWAYS TRIGGER rows_are_permanent;
ALTER TABLE "SufficientSet" ENABLE ALWAYS TRIGGER is_audited;
ALTER TABLE "SufficientSetPiece" ENABLE ALWAYS TRIGGER is_audited;
ALTER TABLE "SufficientSet" ENABLE ALWAYS TRIGGER is_never_truncated;
ALTER TABLE "SufficientSetPiece" ENABLE ALWAYS TRIGGER is_never_truncated;
