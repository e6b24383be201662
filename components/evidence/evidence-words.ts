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
