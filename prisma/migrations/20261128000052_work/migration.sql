-- Work: which languages people read, how many readers an article has, and when the newsroom works.

ALTER TABLE "Member" ADD COLUMN "languages" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "Article" ADD COLUMN "reach" INTEGER;
ALTER TABLE "Workspace" ADD COLUMN "workDays" INTEGER[] NOT NULL DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
ADD COLUMN "workStartsAt" INTEGER NOT NULL DEFAULT 9,
ADD COLUMN "workEndsAt" INTEGER NOT NULL DEFAULT 18;
