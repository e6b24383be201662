import type { Fairness } from "./replies";
import type { errorOutcomes, TakedownCategory } from "./schema";
import type { ReportChange, VersionContact, VersionEvidence } from "./version";

/** How a version differs from the one before, as readers see it. */
export const changeWords: Record<ReportChange, string> = {
  first: "First published",
  typo: "Typing error corrected",
  clarification: "Clarification",
  update: "Update",
  correction: "Correction",
  retraction: "Retraction",
};

/** Why something was taken down, as readers are told. */
export const takedownWords: Record<TakedownCategory, string> = {
  courtOrder: "a court ordered it",
  privacy: "the law protects somebody’s private life",
  copyright: "the law protects somebody’s work",
  safety: "it would endanger somebody",
  otherLaw: "the law demands it",
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

/** That readers are not told who a source is, and why. */
export function sayWithheld({ reason }: NonNullable<VersionEvidence["withheld"]>): string {
  return reason === "" ? "The source’s identity is withheld." : `The source’s identity is withheld: ${reason}`;
}

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

/** How the claimant was asked, after the word “asked”. */
export const askedWords: Record<VersionContact["channel"], string> = {
  email: "by e-mail",
  phone: "by telephone",
  inPerson: "in person",
  letter: "by letter",
  socialMedia: "on social media",
  form: "through a contact form",
};

const replyWords: Record<NonNullable<VersionContact["outcome"]>, string> = {
  answered: "They answered.",
  declined: "They declined to answer.",
  noAnswer: "No answer came.",
  notReached: "They could not be reached.",
};

/** What came of a contact with the claimant, as readers see it. */
export function sayReply({ outcome }: Pick<VersionContact, "outcome">): string {
  return outcome === null ? "No answer had come when this was published." : replyWords[outcome];
}

/** Whether a search for counter-evidence found any. */
export function sayFound({ isFound }: { isFound: boolean }): string {
  return isFound ? "Something was found." : "Nothing was found.";
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

/** How fair a version was to claimants and to the other side, in two sentences. */
export function sayFairness({ claims, asked, answered, searched }: Fairness): string {
  const on = (count: number) =>
    count === 0 ? "no claim" : count === claims ? counted(claims, "claim") : `${count} of ${counted(claims, "claim")}`;
  const replies = asked === 0 ? "" : answered === 0 ? "; no answer came" : `, and answered on ${answered}`;
  return `The claimant was asked for a reply on ${on(asked)}${replies}. Evidence that would show the opposite was searched for on ${on(searched)}.`;
}
