-- Searches for counter-evidence and contacts with the claimant go with a claim that is split or merged, marked with the one they came from.
ALTER TABLE "EvidenceSearch" ADD COLUMN "carriedFromId" UUID;
ALTER TABLE "ClaimantContact" ADD COLUMN "carriedFromId" UUID;
