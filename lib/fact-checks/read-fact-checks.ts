import { parseHTML } from "linkedom";
import { refuseCostlyMarkup } from "@/lib/articles/markup-size";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import { isObject, type JsonObject, listOf, readJson } from "@/lib/exchange/json";
import { type FoundReview, reviewsMax } from "./fact-check";
import { linkedIn } from "./linked";
import { type Read, readClaimReview, readLicence, type Surroundings } from "./read-claim-review";
import { type Marked, readMicrodata } from "./read-microdata";

/** Text to read reviews out of, and the address it came from, if it came from one. */
export type ReviewText = { text: string; address: string | null };

/** Where reviews hang: lists of things, feeds, and pages that name what they are about. */
const holders = ["@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "hasPart", "review", "subjectOf"];

/** Finds every ClaimReview in a page, a JSON-LD file, a list of them, or a feed (DataFeed), and says of each what it states or why it is refused. */
export function readFactChecks({ text, address }: ReviewText): Reading<FoundReview[]> {
  const begin = text.replace(/^\uFEFF/, "").trimStart();
  const found = begin.startsWith("<") ? readPage(text, address) : readFile(begin, address);
  if (!found.ok) return found;
  if (found.value.length === 0)
    return refuse(
      text.includes("ClaimReview") && begin.startsWith("<")
        ? "It speaks of a ClaimReview, but holds none as JSON-LD or microdata, which is what can be read."
        : "There is no ClaimReview in it.",
    );
  if (found.value.length > reviewsMax)
    return refuse(`It holds more than ${reviewsMax} reviews, which is the most that come in at once. Split the file.`);
  return found;
}

function readPage(html: string, address: string | null): Reading<FoundReview[]> {
  const costly = refuseCostlyMarkup(html);
  if (costly !== null) return costly;
  const { document } = parseHTML(html);
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? null;
  const own = address ?? (canonical !== null && URL.canParse(canonical) ? canonical : null);
  const scripts = [...document.querySelectorAll('script[type="application/ld+json" i]')];
  if (signsIn(scripts.map((script) => script.textContent ?? "")) > markupSignsMax) return refuse(tooMuchMarkup(address));
  const found: FoundReview[] = [];
  for (const [index, script] of scripts.entries()) {
    if (found.length > reviewsMax) break;
    const place = `script ${index + 1}`;
    const data = readData(unwrap(script.textContent ?? ""), { place, address: own });
    if (data.ok) found.push(...data.value);
    // A broken script may well be about something else; only one that speaks of reviews is worth a word.
    else if (script.textContent?.includes("ClaimReview")) found.push({ place, ok: false, reason: data.problem });
  }
  // Pages that say it in both ways say it of the same review.
  if (found.length === 0) readItems(document.documentElement, own, found);
  return read(found);
}

function readItems(root: Marked, address: string | null, found: FoundReview[]): void {
  const find = (value: unknown) => value;
  const readings = new Map<object, Read>();
  for (const [index, item] of readMicrodata(root).entries()) {
    gather(item, { here: [`microdata ${index + 1}`], address, licence: null, find, readings }, found);
  }
}

/** Scripts are found wrapped for browsers of long ago, and with line ends inside their texts. */
function unwrap(script: string): string {
  const body = script.trim().replace(/^(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, "");
  return body
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)$/, "")
    .replace(/[\t\r\n]+/g, " ")
    .trim();
}

// What each text with such a sign in it costs, as JSON may write them: so many take seconds, and whatever else the server does waits for it.
const markupSigns = /[<&]|\\u003c|\\u0026/gi;
const markupSignsMax = 50_000;

const signsIn = (texts: readonly string[]) => texts.reduce((sum, text) => sum + (text.match(markupSigns)?.length ?? 0), 0);

const tooMuchMarkup = (address: string | null) =>
  `It holds more markup than reviews do. ${address === null ? "Split the file." : "Save it, and bring it in as files with fewer reviews."}`;

function readFile(text: string, address: string | null): Reading<FoundReview[]> {
  return signsIn([text]) > markupSignsMax ? refuse(tooMuchMarkup(address)) : readData(text, { place: "", address });
}

function readData(text: string, { place, address }: { place: string; address: string | null }): Reading<FoundReview[]> {
  const json = readJson(text);
  if (!json.ok) return json;
  const found: FoundReview[] = [];
  const find = linkedIn(json.value);
  const readings = new Map<object, Read>();
  for (const [index, value] of listOf(json.value).entries()) {
    const here = Array.isArray(json.value) ? [place, `entry ${index + 1}`] : [place];
    gather(value, { here: here.filter((part) => part !== ""), address, licence: null, find, readings }, found);
  }
  return read(found);
}

type At = Surroundings & { here: readonly string[]; readings: Map<object, Read> };

function gather(given: unknown, at: At, found: FoundReview[]): void {
  if (found.length > reviewsMax) return;
  const named = at.find(given);
  // Nothing but a review is followed by its id: pages say that they are part of a site that holds them.
  const value = isObject(named) && isA(named, "ClaimReview") ? named : given;
  if (!isObject(value)) return;
  if (isA(value, "ClaimReview")) {
    const place = at.here.join(", ") || "the review";
    // Named by its id at many places it is read once.
    const review = at.readings.get(value) ?? readClaimReview(value, { ...at, licence: null });
    at.readings.set(value, review);
    if (review.ok)
      found.push(
        ...review.factChecks.map((one) => ({ place, ok: true as const, factCheck: { ...one, licence: one.licence ?? at.licence } })),
      );
    else found.push({ place, ok: false, reason: review.reason });
    return;
  }
  const licence = readLicence(value.license) ?? readLicence(value.sdLicense) ?? at.licence;
  for (const name of holders) {
    const list = listOf(value[name]);
    for (const [index, one] of list.entries()) {
      const step = list.length === 1 ? [] : [`${name === "dataFeedElement" ? "entry" : name} ${index + 1}`];
      gather(one, { ...at, licence, here: [...at.here, ...step] }, found);
    }
  }
}

function isA(value: JsonObject, type: string): boolean {
  return listOf(value["@type"]).some((one) => typeof one === "string" && one.replace(/^.*[/#:]/, "") === type);
}
