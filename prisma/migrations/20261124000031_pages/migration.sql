-- Where each page of a document begins in a snapshot's text. Rows of before have none.
ALTER TABLE "Snapshot" ADD COLUMN "pages" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
