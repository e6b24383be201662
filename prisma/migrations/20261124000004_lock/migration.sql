-- Locks a workspace's log and then, in a statement of its own, reads the member who acts: what was committed while waiting for the lock
-- counts. (Joined in one statement, the member would be read as of before the wait.)
CREATE FUNCTION lock_log(workspace uuid, person uuid)
RETURNS TABLE ("size" bigint, "frontier" bytea, "name" text, "role" text, "isDisabled" boolean) LANGUAGE plpgsql AS $$
DECLARE head "LogHead"%ROWTYPE;
BEGIN
  SELECT * INTO head FROM "LogHead" h WHERE h."workspaceId" = workspace FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY
    SELECT head."size", head."frontier", m."name", m."role"::text, m."disabledAt" IS NOT NULL
    FROM (VALUES (1)) AS one LEFT JOIN "Member" m ON m."workspaceId" = workspace AND m."userId" = person;
END $$;
