import { sayDay } from "@/components/ui/time-words";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";

/** Where an imported claim came from, and the note and tags it brought. Others' words: shown as they are, never as markup. */
export function ImportedNote({ imported }: { imported: NonNullable<ClaimAtHand["claim"]["imported"]> }) {
  const { author, madeAt, note, tags, format } = imported;
  const from = [
    format === "hypothesis" ? "Imported from Hypothesis" : "Imported from a W3C annotation",
    author,
    madeAt === null ? null : sayDay(madeAt),
  ];
  return (
    <section aria-label="Where it was imported from" className="border-hairline border-s-2 ps-3 text-13">
      <p dir="auto" className="wrap-anywhere text-12 text-secondary">
        {from.filter((part) => part !== null).join(" · ")}
      </p>
      {note === "" ? null : (
        <p dir="auto" className="wrap-anywhere mt-1 whitespace-pre-line">
          {note}
        </p>
      )}
      {tags.length === 0 ? null : <p className="wrap-anywhere mt-1 text-12 text-secondary">Tags: {tags.join(", ")}</p>}
    </section>
  );
}
