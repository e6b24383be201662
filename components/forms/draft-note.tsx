import { Button } from "@/components/ui/button";

/** Says that the form holds what was written before a reload, and offers to start afresh. */
export function DraftNote({ isRestored, onDiscard }: { isRestored: boolean; onDiscard: () => void }) {
  if (!isRestored) return null;
  return (
    <p role="status" className="flex items-center justify-between gap-2 rounded-sm bg-sunken px-2 py-1 text-12 text-secondary">
      Your unsaved words are back.
      <Button size="small" look="quiet" onPress={onDiscard}>
        Discard them
      </Button>
    </p>
  );
}
