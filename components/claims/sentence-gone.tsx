import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";

/** A link to a sentence that the article no longer holds for certain: its words as they were, and the way to what changed. */
export function SentenceGone({
  words,
  snapshotNumber,
  versionsHref,
}: {
  words: string;
  snapshotNumber: number;
  versionsHref: `/${string}`;
}) {
  return (
    <EmptyState title="This sentence changed" action={<TextLink href={versionsHref}>See the versions</TextLink>}>
      <span className="block">The link was made on snapshot {snapshotNumber}. There the sentence read:</span>
      <span dir="auto" className="wrap-anywhere mt-2 block font-reading font-serif text-15 text-ink">
        {words}
      </span>
    </EmptyState>
  );
}
