-- Whether the version that an event published was taken down.
CREATE FUNCTION tells_of_taken_down(workspace uuid, event_sequence bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "AuditEvent" e JOIN "ReportVersion" v
    ON v."workspaceId" = e."workspaceId" AND v."id" = (convert_from(e."bytes", 'UTF8')::jsonb #>> '{payload,versionId}')::uuid
    WHERE e."workspaceId" = workspace AND e."sequence" = event_sequence AND e."type" = 'report.published' AND v."takedownId" IS NOT NULL);
$$;

-- What was to be sent never changes, but in one way: its words give way with those of the version it tells of, and then it is sent no more.
CREATE OR REPLACE FUNCTION refuse_change_but_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND (to_jsonb(new) - 'state' - 'attempts' - 'attemptsBefore' - 'nextAt' - 'problem' - 'body')
      = (to_jsonb(old) - 'state' - 'attempts' - 'attemptsBefore' - 'nextAt' - 'problem' - 'body') AND new."attempts" >= old."attempts"
      AND (new."body" = old."body" OR (new."body" = '' AND tells_of_taken_down(new."workspaceId", new."sequence")))
      AND (new."body" <> '' OR new."state" <> 'waiting') THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "%" is refused: only what became of a delivery changes', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;

-- Takes the words of versions, and with them the words of every message that tells of one.
CREATE OR REPLACE FUNCTION take_down_versions(workspace uuid, takedown uuid, versions uuid[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  taken bigint;
BEGIN
  UPDATE public."ReportVersion" SET "canonical" = ''::bytea, "reason" = '', "takedownId" = takedown
    WHERE "workspaceId" = workspace AND "id" = ANY (versions) AND "takedownId" IS NULL;
  GET DIAGNOSTICS taken = ROW_COUNT;
  UPDATE public."Delivery" d SET "body" = '', "state" = CASE d."state" WHEN 'waiting' THEN 'dead' ELSE d."state" END,
      "problem" = 'What it told of was taken down: its words are gone.'
    FROM public."Takedown" t JOIN public."Report" r ON r."workspaceId" = t."workspaceId" AND r."id" = t."reportId"
      JOIN public."AuditEvent" e ON e."workspaceId" = r."workspaceId" AND e."articleId" = r."articleId" AND e."type" = 'report.published'
    WHERE t."workspaceId" = workspace AND t."id" = takedown AND d."workspaceId" = workspace AND d."sequence" = e."sequence" AND d."body" <> ''
      AND (convert_from(e."bytes", 'UTF8')::jsonb #>> '{payload,versionId}')::uuid = ANY (versions);
  RETURN taken;
END $$;
