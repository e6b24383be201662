-- A claimant may agree later that a file is published, or take it back; a box may have been ticked by mistake. All else of the row stays permanent.
CREATE FUNCTION refuse_change_but_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'UPDATE' AND (to_jsonb(new) - 'isPublishable') = (to_jsonb(old) - 'isPublishable') THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '% on "%" is refused: its rows are permanent', tg_op, tg_table_name USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER rows_are_permanent ON "ContactAttachment";
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "ContactAttachment" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_consent();
ALTER TABLE "ContactAttachment" ENABLE ALWAYS TRIGGER rows_are_permanent;
