import { EmptyState } from "@/components/ui/empty-state";
import { Keys } from "@/components/ui/kbd";

/** The third pane before a claim is chosen, or when the address names none of this article, or no sentence of it. */
export function NothingAtHand({ missing }: { missing?: "claim" | "sentence" | "thread" }) {
  if (missing === "sentence") {
    return (
      <EmptyState title="No sentence here">
        There are only spaces or marks at this place. Put the caret into a sentence, or select words of it, and ask again.
      </EmptyState>
    );
  }
  if (missing === "thread") {
    return (
      <EmptyState title="This discussion is not here">
        The address names a discussion that is not on this article, or that you may not read now.
      </EmptyState>
    );
  }
  if (missing === "claim") {
    return (
      <EmptyState title="This claim is not here">
        The address names a claim that is not on this article, or no longer. Choose one from the list.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col items-center px-4 py-16 text-center">
      <h2 className="text-18">Nothing at hand yet</h2>
      <p className="mt-3 max-w-[40ch] text-15 text-secondary">Choose a claim or a candidate, in the article or in the list.</p>
      <dl className="mt-6 grid grid-cols-[auto_auto] items-center gap-x-3 gap-y-2 text-start text-13">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt className="text-end">
              <Keys keys={key} />
            </dt>
            <dd className="text-secondary">{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const keys = [
  ["n", "next candidate"],
  ["a", "accept it"],
  ["x", "dismiss it"],
  ["j", "next claim"],
  ["w", "why a sentence was not proposed"],
  ["?", "all keys"],
] as const;
