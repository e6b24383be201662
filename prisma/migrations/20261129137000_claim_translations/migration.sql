-- Of which claim of the original article this one is the translation, as an editor said. One claim of an article for each claim of the original.
ALTER TABLE "Claim" ADD COLUMN "translationOfId" UUID;

ALTER TABLE "Claim" ADD CONSTRAINT "Claim_workspaceId_translationOfId_fkey"
  FOREIGN KEY ("workspaceId", "translationOfId") REFERENCES "Claim"("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_translation_of_another" CHECK ("translationOfId" <> "id");

CREATE INDEX "Claim_workspaceId_translationOfId_idx" ON "Claim"("workspaceId", "translationOfId");
CREATE UNIQUE INDEX "Claim_workspaceId_articleId_translationOfId_key" ON "Claim"("workspaceId", "articleId", "translationOfId");
