import type { Thread } from "@/lib/discussion/tell-thread";

/** Who reads what is added to a discussion. */
export type Readers = Thread["readers"] | "passage";

/** Who will read what somebody is about to write, in a sentence; nothing where everybody may know everything. */
export function sayReaders(readers: Readers): string | undefined {
  switch (readers) {
    case "everyone":
      return undefined;
    case "blind":
      return "Everybody reads this, also those still to assess. Say nothing of how you would rate the claim.";
    case "informed":
      return "Only those who may see the assessments read this. Reviewers stay nameless until the verdict is settled.";
    case "passage":
      return "Everybody reads this. Where the words overlap a claim whose assessments you know, only those do who may see them.";
    case "choice":
      return "You know assessments that others are still to be kept from.";
  }
}

/** What a discussion is about, in a few words. */
export function saySubject({ about, evidence }: Pick<Thread, "about" | "evidence">): string {
  switch (about) {
    case "claim":
      return "On the claim";
    case "evidence":
      return evidence === null ? "On evidence" : `On evidence ${evidence}`;
    case "assessment":
      return "On an assessment";
    case "question":
      return "On the questions about the assessments";
    case "passage":
      return "On words of the article";
  }
}
