-- What people say of themselves to readers, and whether they agreed that readers are told.
ALTER TABLE "Member"
  ADD COLUMN "position" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "biography" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "interests" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "contact" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "isProfileShown" BOOLEAN NOT NULL DEFAULT false;
