-- Rating scales that a newsroom edits: how each label looks, its words in other languages, and who made which version and why.

-- Null in versions from before this was kept: those labels look as their place on the scale says.
ALTER TABLE "Rating" ADD COLUMN "shape" TEXT,
ADD COLUMN "colourLight" TEXT,
ADD COLUMN "colourDark" TEXT,
ADD COLUMN "translations" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "RatingScaleVersion" ADD COLUMN "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN "createdById" UUID;
