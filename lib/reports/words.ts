import type { errorOutcomes } from "./schema";
import type { ReportChange, VersionEvidence } from "./version";

/** How a version differs from the one before, as readers see it. */
export const changeWords: Record<ReportChange, string> = {
  first: "First published",
  typo: "Typing error corrected",
  clarification: "Clarification",
  update: "Update",
  correction: "Correction",
  retraction: "Retraction",
};

/** What a piece of evidence does to the claim. */
export const stanceWords: Record<VersionEvidence["stance"], string> = {
  supports: "Supports the claim",
  refutes: "Speaks against the claim",
  context: "Gives context",
};

/** Whether a source is first-hand. */
export const directnessWords: Record<VersionEvidence["directness"], string> = {
  primary: "Primary source",
  secondary: "Secondary source",
};

const kinds: Record<string, string> = {
  webPage: "Web page",
  document: "Document",
  image: "Image",
  recording: "Recording",
  dataset: "Dataset",
  socialPost: "Social post",
  interview: "Interview",
  email: "E-mail",
  officialRecord: "Official record",
  factCheck: "Fact check",
};

/** What kind of thing a source is; kinds this version of the software does not know are plain sources. */
export function kindWords(kind: string): string {
  return kinds[kind] ?? "Source";
}

/** What came of a reader's report of an error. */
export const errorOutcomeWords: Record<(typeof errorOutcomes)[number], string> = {
  corrected: "Corrected",
  stands: "Checked again, and it stands",
  notAnError: "Not about an error",
};

/** A count with its noun: `1 claim`, `2 claims`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
