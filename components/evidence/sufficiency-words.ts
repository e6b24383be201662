import type { ClaimAtHand } from "@/lib/claims/desk-queries";

/** A set of evidence that suffices, as the desk shows it. */
export type SaidSet = ClaimAtHand["sufficient"][number];

const lackWords = {
  withdrawn: "was withdrawn",
  revised: "was revised since",
  changed: "quotes a passage that changed on its page",
  gone: "quotes a page that is gone",
} as const;

/** The evidence of a set by its numbers, such as `[1]+[3]`. */
export function saySet({ pieces }: Pick<SaidSet, "pieces">): string {
  return pieces.map((number) => `[${number}]`).join("+");
}

/** What a set lacks to be whole, as a sentence. */
export function sayLack(lack: SaidSet["lacks"][number]): string {
  if (lack.piece !== null) return `Evidence ${lack.piece} ${lackWords[lack.became]}.`;
  return lack.became === "carried" ? "It was said of the claim before." : "It was said of an earlier wording.";
}

/** A line for each side that whole sets suffice for, such as `Any one of these suffices to refute it: [1]+[3] · [2]`. */
export function saySufficient(sets: readonly Pick<SaidSet, "pieces" | "stance" | "lacks">[]): string[] {
  return (["supports", "refutes"] as const).flatMap((stance) => {
    const whole = [...new Set(sets.filter((set) => set.stance === stance && set.lacks.length === 0).map(saySet))];
    const verb = stance === "supports" ? "support" : "refute";
    if (whole.length === 0) return [];
    return [`${whole.length === 1 ? "This suffices" : "Any one of these suffices"} to ${verb} it: ${whole.join(" · ")}`];
  });
}
