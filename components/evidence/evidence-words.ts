import type { Balance } from "@/lib/evidence/balance";
import type { KeptFact } from "@/lib/evidence/record-source";
import type { sourceKinds } from "@/lib/evidence/schema";

/** Kinds of sources in words. */
export const sourceKindWords: Record<(typeof sourceKinds)[number], string> = {
  webPage: "Web page",
  document: "Document",
  image: "Image",
  recording: "Recording",
  dataset: "Data set",
  socialPost: "Social media post",
  interview: "Interview",
  email: "E-mail",
  officialRecord: "Official record",
  factCheck: "Fact-check",
  other: "Other",
};

/** What evidence does to a claim, as a verb. */
export function sayStance(stance: "supports" | "refutes" | "context"): string {
  switch (stance) {
    case "supports":
      return "Supports";
    case "refutes":
      return "Refutes";
    case "context":
      return "Gives context";
  }
}

const verbs = { supports: ["supports", "support"], refutes: ["refutes", "refute"], context: ["gives context", "give context"] } as const;

/** The balance of a claim's evidence in words, part by part; a number of sources is said where several pieces come from fewer. */
export function sayBalance({ sides, searches, finds }: Balance): string[] {
  const weighed = sides.map(({ stance, pieces, sources }) => {
    const words = `${pieces} ${verbs[stance][pieces === 1 ? 0 : 1]}`;
    return sources === pieces ? words : `${words} (${sources} independent ${sources === 1 ? "source" : "sources"})`;
  });
  return [...weighed, saySearches(searches, finds)];
}

function saySearches(searches: number, finds: number): string {
  if (searches === 0) return "no search for counter-evidence recorded";
  const times = searches === 1 ? "searched for counter-evidence" : `searched for counter-evidence ${searches} times`;
  if (finds === 0) return `${times}: nothing found`;
  return finds === searches ? `${times}: found` : `${times}: found in ${finds}`;
}

const factWords: Record<KeptFact, string> = {
  title: "title",
  kind: "kind",
  publisher: "publisher",
  author: "author",
  day: "day",
  interests: "interests",
};

/** A sentence on what was written of a source that is known otherwise, and stays as it is known; empty for nothing. */
export function sayKept(kept: readonly KeptFact[]): string {
  if (kept.length === 0) return "";
  const facts = new Intl.ListFormat("en-GB").format(kept.map((fact) => factWords[fact]));
  return ` Its page is a source here already: ${facts} stayed as known. Change ${kept.length === 1 ? "it" : "them"} on the source’s page.`;
}
