-- When an editor said that a claim of a translated article is the translation of none of the claims that its original had then.
ALTER TABLE "Claim" ADD COLUMN "originalsRuledOutAt" TIMESTAMPTZ(3);

ALTER TABLE "Claim" ADD CONSTRAINT "Claim_one_or_none" CHECK ("translationOfId" IS NULL OR "originalsRuledOutAt" IS NULL);
