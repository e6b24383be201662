import { attachToContact } from "@/lib/evidence/attach-to-contact";
import { logContact } from "@/lib/evidence/log-contact";
import { recordReply } from "@/lib/evidence/record-reply";
import { recordSearch } from "@/lib/evidence/record-search";
import { accepted, type Newsroom } from "./newsroom";

/** Words that nobody released, each in a field of its own: none of them may stand in anything that is published. */
export const unreleased = {
  question: "SECRET-QUESTION my private number is 0049 170 1234567",
  keptAnswer: "SECRET-ANSWER off the record",
  keptFile: "SECRET-FILE.txt",
  keptFileWords: "SECRET-FILE-WORDS",
  withheldContact: "SECRET-CONTACT we met at the station",
  withheldAnswer: "SECRET-WITHHELD-ANSWER",
  withheldFile: "SECRET-WITHHELD-FILE.txt",
  note: "SECRET-NOTE he lives next door",
  withheldSearch: "SECRET-SEARCH",
  withheldPlaces: "SECRET-PLACES",
} as const;

/** What was released beside them. */
export const released = {
  answer: "I meant the draft budget, not the accounts.",
  fileName: "budget.txt",
  fileWords: "Draft budget: 41,000,000.",
  question: "Figures that speak for 41 million.",
  places: "City archive and council minutes",
} as const;

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

/** Gives a claim contacts and searches, released and not, with words nobody released in every field that is not for readers. */
export async function someReplies(newsroom: Newsroom, claimId: string) {
  const { reviewer } = newsroom;
  const asked = { claimId, channel: "email", contactedOn: "2026-10-02", deadlineOn: "2026-10-05", question: unreleased.question } as const;
  const attach = (contactId: string, file: { fileName: string; isPublishable: boolean; words: string }) =>
    attachToContact(reviewer, { contactId, fileName: file.fileName, isPublishable: file.isPublishable, content: bytesOf(file.words) });

  const { contactId: told } = accepted(await logContact(reviewer, { ...asked, isDisclosed: true }));
  accepted(await recordReply(reviewer, { contactId: told, outcome: "answered", answer: released.answer, isPublishable: true }));
  accepted(await attach(told, { fileName: released.fileName, isPublishable: true, words: released.fileWords }));
  accepted(await attach(told, { fileName: unreleased.keptFile, isPublishable: false, words: unreleased.keptFileWords }));

  const { contactId: inPart } = accepted(await logContact(reviewer, { ...asked, channel: "phone", isDisclosed: true }));
  accepted(await recordReply(reviewer, { contactId: inPart, outcome: "answered", answer: unreleased.keptAnswer, isPublishable: false }));

  const { contactId: withheld } = accepted(
    await logContact(reviewer, { ...asked, channel: "inPerson", question: unreleased.withheldContact }),
  );
  accepted(
    await recordReply(reviewer, { contactId: withheld, outcome: "answered", answer: unreleased.withheldAnswer, isPublishable: true }),
  );
  accepted(await attach(withheld, { fileName: unreleased.withheldFile, isPublishable: true, words: "x" }));

  const looked = { claimId, question: released.question, places: released.places, isFound: "nothing", note: unreleased.note } as const;
  accepted(await recordSearch(reviewer, { ...looked, isDisclosed: true }));
  const { searchId } = accepted(
    await recordSearch(reviewer, { ...looked, question: unreleased.withheldSearch, places: unreleased.withheldPlaces }),
  );
  return { told, inPart, withheld, withheldSearch: searchId };
}
