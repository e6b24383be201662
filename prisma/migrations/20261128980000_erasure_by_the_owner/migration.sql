-- The app's role may add to the log and nothing else there. Taking private parts away, which the law may ask for, is left to this function of
-- the owner's: the trigger on the table still wants the event that says so in the same transaction, and lets nothing else through.
CREATE FUNCTION erase_private_parts(workspace uuid, event bigint, kept jsonb) RETURNS boolean LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  UPDATE public."AuditEvent" SET "private" = kept WHERE "workspaceId" = workspace AND "sequence" = event RETURNING true;
$$;
