import { Button } from "@/components/ui/button";

/** Says that the form holds what was written before a reload, and offers to start afresh. */
export function DraftNote({
  isRestored,
  onDiscard,
  words = { isBack: "Your unsaved words are back.", discard: "Discard them" },
}: {
  isRestored: boolean;
  onDiscard: () => void;
  /** The note's own words, where the page speaks another language. */
  words?: { isBack: string; discard: string };
}) {
  if (!isRestored) return null;
  return (
    <p role="status" className="flex items-center justify-between gap-2 rounded-sm bg-sunken px-2 py-1 text-12 text-secondary">
      {words.isBack}
      <Button size="small" look="quiet" onPress={onDiscard}>
        {words.discard}
      </Button>
    </p>
  );
}
