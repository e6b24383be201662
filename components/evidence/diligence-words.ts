import type { contactChannels, contactOutcomes } from "@/lib/evidence/schema";

/** How a claimant was asked, in words. */
export const channelWords: Record<(typeof contactChannels)[number], string> = {
  email: "E-mail",
  phone: "Telephone",
  inPerson: "In person",
  letter: "Letter",
  socialMedia: "Social media",
  form: "Contact form",
};

/** What came of it, in words. */
export const outcomeWords: Record<(typeof contactOutcomes)[number], string> = {
  answered: "They answered",
  declined: "They declined to answer",
  noAnswer: "No answer came",
  notReached: "They could not be reached",
};

/** Words for a stored key; a key that this version does not know is shown as it is. */
export function sayKey(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}
