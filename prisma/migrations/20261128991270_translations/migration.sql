-- Of which article of the newsroom this one is the translation. The original itself is nobody's: a group is a star, so that "the original" is one.
ALTER TABLE "Article" ADD COLUMN "translationOfId" UUID;

ALTER TABLE "Article" ADD CONSTRAINT "Article_workspaceId_translationOfId_fkey"
  FOREIGN KEY ("workspaceId", "translationOfId") REFERENCES "Article"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Article" ADD CONSTRAINT "Article_translation_of_another" CHECK ("translationOfId" <> "id");

CREATE INDEX "Article_workspaceId_translationOfId_idx" ON "Article"("workspaceId", "translationOfId");
