-- Where streams end is asked in one place. An assignment in a volatile function sees what was committed before it began: here, when the lock is held.
CREATE OR REPLACE FUNCTION lock_log(
  workspace uuid, person uuid, streams text[],
  OUT "size" bigint, OUT "frontier" bytea, OUT "name" text, OUT "role" text, OUT "isDisabled" boolean, OUT "ends" text
) LANGUAGE plpgsql AS $$
BEGIN
  SELECT h."size", h."frontier" INTO "size", "frontier" FROM "LogHead" h WHERE h."workspaceId" = workspace FOR UPDATE;
  -- A statement sees what was committed before it began: these begin when the lock is held.
  SELECT m."name", m."role", m."disabledAt" IS NOT NULL INTO "name", "role", "isDisabled"
    FROM "Member" m WHERE m."workspaceId" = workspace AND m."userId" = person;
  "ends" := stream_ends(workspace, streams);
END $$;
