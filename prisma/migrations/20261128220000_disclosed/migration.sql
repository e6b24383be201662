-- Whether readers are told of a contact with the claimant, or of a search for counter-evidence. What was recorded before anybody could say so
-- is not told: nothing reaches readers that nobody released.
ALTER TABLE "ClaimantContact" ADD COLUMN "isDisclosed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "EvidenceSearch" ADD COLUMN "isDisclosed" BOOLEAN NOT NULL DEFAULT false;
