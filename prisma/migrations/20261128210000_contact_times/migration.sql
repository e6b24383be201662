-- When exactly a contact with the claimant was made. Of those from before, and wherever nobody knows, the day alone is on record.
ALTER TABLE "ClaimantContact" ADD COLUMN "madeAt" TIMESTAMPTZ(3);
