-- Discussion: what threads are about, the wordings of a comment, and whom it names. No command has written threads or comments before, so
-- there are no rows to carry over.

CREATE TYPE "ThreadSubject" AS ENUM ('claim', 'evidence', 'assessment', 'question', 'passage');

ALTER TABLE "Thread" DROP COLUMN "subjectType",
DROP COLUMN "subjectId",
ADD COLUMN "about" "ThreadSubject" NOT NULL,
ADD COLUMN "subjectId" UUID,
ADD COLUMN "snapshotId" UUID,
ADD COLUMN "resolvedById" UUID;
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_workspaceId_articleId_fkey" FOREIGN KEY ("workspaceId", "articleId") REFERENCES "Article"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_workspaceId_claimId_fkey" FOREIGN KEY ("workspaceId", "claimId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Comment" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "reservedFor" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3);

CREATE TABLE "CommentRevision" (
    "workspaceId" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "textHash" CHAR(64) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommentRevision_pkey" PRIMARY KEY ("workspaceId","commentId","number")
);
ALTER TABLE "CommentRevision" ADD CONSTRAINT "CommentRevision_workspaceId_commentId_fkey" FOREIGN KEY ("workspaceId", "commentId") REFERENCES "Comment"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "CommentMention" (
    "workspaceId" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "memberId" UUID NOT NULL,

    CONSTRAINT "CommentMention_pkey" PRIMARY KEY ("workspaceId","commentId","memberId")
);
CREATE INDEX "CommentMention_workspaceId_memberId_idx" ON "CommentMention"("workspaceId", "memberId");
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_workspaceId_commentId_fkey" FOREIGN KEY ("workspaceId", "commentId") REFERENCES "Comment"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A wording stays as it was written. A redaction takes its text away and nothing else.
CREATE FUNCTION guard_comment_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' OR new."text" <> '' OR (to_jsonb(new) - 'text') IS DISTINCT FROM (to_jsonb(old) - 'text') THEN
    RAISE EXCEPTION '% on "CommentRevision" is refused: its rows are permanent, but for a redaction', tg_op USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER is_only_redacted BEFORE UPDATE OR DELETE ON "CommentRevision" FOR EACH ROW EXECUTE FUNCTION guard_comment_revision();
ALTER TABLE "CommentRevision" ENABLE ALWAYS TRIGGER is_only_redacted;
CREATE TRIGGER rows_are_permanent BEFORE UPDATE OR DELETE ON "CommentMention" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "CommentMention" ENABLE ALWAYS TRIGGER rows_are_permanent;

DO $$
DECLARE audited text;
BEGIN
  FOREACH audited IN ARRAY ARRAY['CommentRevision', 'CommentMention'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_event()', audited);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_audited', audited);
    EXECUTE format('CREATE TRIGGER is_never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', audited);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER is_never_truncated', audited);
  END LOOP;
END $$;
