-- When somebody last had an editor's rights and lost them: what they could read then, they still know.
ALTER TABLE "Member" ADD COLUMN "editorUntil" TIMESTAMPTZ(3);
