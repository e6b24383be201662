-- What a claim's place was before a person settled it; docs/decisions/199 says what for.

ALTER TABLE "Appearance" ADD COLUMN "settledFrom" JSONB;
