import { Checkbox } from "@/components/ui/checkbox";

type Bound = Omit<Parameters<typeof Checkbox>[0], "label" | "value"> & { error?: string | undefined };

/** Pieces of a claim's evidence to choose from, by their numbers; `bound` is what the field hands on. */
export function EvidenceChoices({
  evidence,
  bound: { error, ...bound },
}: {
  evidence: readonly { id: string; number: number; source: { title: string } }[];
  bound: Bound;
}) {
  return (
    <>
      {evidence.map((piece) => (
        <Checkbox key={piece.id} label={`${piece.number} · ${piece.source.title}`} value={piece.id} {...bound} />
      ))}
      {error === undefined ? null : <p className="text-12 text-danger">▲ {error}</p>}
    </>
  );
}
