import { appendEvents, lockLog } from "@/lib/audit/append";
import type { NewEvent } from "@/lib/audit/catalogue";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { inTransaction } from "@/lib/write-transaction";
import { accepted } from "@/tests/builders/newsroom";
import { aBenchNewsroom, type BenchNewsroom, markStretch } from "./newsroom";

/** What the desk has to carry, by the issue that asked for it. */
export const size = { words: 10_000, claims: 300, evidence: 1_500, events: 50_000 } as const;

const harbours = ["Northport", "Eastmouth", "Sandwick", "Ferryhill", "Longstrand"];
const cargoes = ["grain", "timber", "salted fish", "coal", "machine parts", "wool"];
const paragraphLength = 5;
const fillEventsAtOnce = 1_000;

/** One checkable sentence of about sixteen words; the number makes each different. */
function sentence(number: number): string {
  const [harbour, cargo] = [harbours[number % harbours.length], cargoes[number % cargoes.length]];
  return `In ${1900 + (number % 120)} the harbour of ${harbour} handled ${number * 37} tonnes of ${cargo}, said the port authority.`;
}

/** An article of at least so many words, in paragraphs of five sentences with a heading here and there. */
export function articleOf(wordCount: number): string {
  const paragraphs: string[] = [];
  let words = 0;
  for (let number = 1; words < wordCount; number += paragraphLength) {
    const text = Array.from({ length: paragraphLength }, (_, index) => sentence(number + index)).join(" ");
    if (number % 100 === 1) paragraphs.push(`What the ledgers of year ${number} say`);
    paragraphs.push(text);
    words += text.split(" ").length;
  }
  return paragraphs.join("\n\n");
}

async function markClaims(newsroom: BenchNewsroom): Promise<string[]> {
  const claimIds: string[] = [];
  let from = 0;
  for (let number = 1; claimIds.length < size.claims; number += 2) {
    const words = sentence(number);
    const start = newsroom.text.indexOf(words, from);
    if (start < 0) throw new Error(`The article does not hold sentence ${number}.`);
    claimIds.push(await markStretch(newsroom, start, start + words.length));
    from = start + words.length;
  }
  return claimIds;
}

async function attachAll(newsroom: BenchNewsroom, claimIds: readonly string[]): Promise<void> {
  for (let number = 0; number < size.evidence; number += 1) {
    const claimId = claimIds[number % claimIds.length] ?? "";
    const source = { sourceTitle: `Ledger ${number}`, sourceUrl: `https://port.example/ledger/${number}` };
    const quote = `Folio ${number} of the harbour ledger gives the tonnage for the year.`;
    accepted(await attachEvidence(newsroom.reviewer, { claimId, quote, stance: "supports", ...source }));
  }
}

/** Rewordings that were taken back: history that the desk must not slow down under. Recorded as the runner records, many at a time. */
async function fillLog(newsroom: BenchNewsroom, claimIds: readonly string[]): Promise<void> {
  const { workspaceId, articleId, reviewer } = newsroom;
  let missing = size.events - (await database.auditEvent.count({ where: { workspaceId } }));
  const wording = { revision: 1, statement: "It is said that the harbour handled much.", claimant: null };
  while (missing > 0) {
    const events = Array.from({ length: Math.min(missing, fillEventsAtOnce) }, (_, index): NewEvent => {
      const subject = { articleId, claimId: claimIds[index % claimIds.length] ?? "" };
      return { type: "claim.rewritten", subject, payload: { from: wording, to: wording, reason: "Put back.", staleVerdict: null } };
    });
    const [first, ...others] = events;
    if (first === undefined) return;
    await inTransaction(async ({ record }) => {
      const log = await lockLog(record, reviewer);
      if (log === null) throw new Error("The measured newsroom has no log.");
      await appendEvents(record, reviewer, { log, events: [first, ...others] });
    });
    missing -= events.length;
  }
}

/** A newsroom with the full desk; answers the claims too. */
export async function aFullDesk(): Promise<{ newsroom: BenchNewsroom; claimIds: string[] }> {
  const newsroom = await aBenchNewsroom("full-desk", articleOf(size.words));
  const claimIds = await markClaims(newsroom);
  await attachAll(newsroom, claimIds);
  await fillLog(newsroom, claimIds);
  return { newsroom, claimIds };
}
