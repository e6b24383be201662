import { inWords } from "./messages/say";
import { type Speech, sayLongDay } from "./speech";
import type { ReportVersion, VersionContact, VersionSearch } from "./version";

// What paper, Markdown and tables say in one run of words, from one place.

type Waiver = NonNullable<ReportVersion["report"]["waivers"]>[number];

/** How and when the claimant was asked, and what came of it. */
export function sayContact(contact: VersionContact, speech: Speech): string {
  const { channel, contactedOn, deadlineOn } = contact;
  const deadline = deadlineOn === null ? null : sayLongDay(deadlineOn, speech);
  const asked = speech.words.claim.asked<string>({ channel, day: sayLongDay(contactedOn, speech), deadline });
  return `${inWords(asked)} ${speech.words.reply(contact)}`;
}

/** What was searched for, where and when, and whether it was found. */
export function saySearch(search: VersionSearch, speech: Speech): string {
  const { words } = speech;
  return `${words.file.search(search.question, search.places, sayLongDay(search.searchedOn, speech))} ${words.found(search)}`;
}

/** What a report was published without, why, and who decided so. */
export function sayWaiver({ rule, reason, waivedBy }: Pick<Waiver, "rule" | "reason" | "waivedBy">, { words }: Speech): string {
  return `${words.claim.withoutRule(rule, null)} ${reason} (${waivedBy})`;
}
