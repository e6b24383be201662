-- What an article is about, in a few short words that an editor chose: readers find its claims by them.
ALTER TABLE "Article" ADD COLUMN "topics" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
