-- Time stamps of checkpoints, as an authority answered them (RFC 3161).

CREATE TABLE "Timestamp" (
    "workspaceId" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "response" BYTEA NOT NULL,
    "authority" TEXT NOT NULL,
    "stampedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Timestamp_pkey" PRIMARY KEY ("workspaceId","size")
);

CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "Timestamp" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "Timestamp" ENABLE ALWAYS TRIGGER rows_are_permanent;
CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON "Timestamp" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE "Timestamp" ENABLE ALWAYS TRIGGER is_never_truncated;
