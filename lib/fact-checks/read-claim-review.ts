import { isObject, type JsonObject, listOf } from "@/lib/exchange/json";
import { shorten } from "@/lib/reports/shorten";
import { type FactCheck, lengthsMax, reviewsMax } from "./fact-check";
import type { Find } from "./linked";
import { plainText } from "./plain-text";
import { readDay } from "./read-day";

/** What surrounds a review: where it was found, and what its feed says for all of it. */
export type Surroundings = { address: string | null; licence: string | null; find: Find };

/** What a review states, or why it is refused. */
export type Read = { ok: true; factChecks: FactCheck[] } | { ok: false; reason: string };

const no = (reason: string): Read => ({ ok: false, reason });

/**
 * Reads one ClaimReview of somebody else (schema.org, with what is seen in the wild): only the named properties, as plain text. A list of
 * claims gives one fact-check for each. What a reader could not rely on is refused, in words.
 */
export function readClaimReview(review: JsonObject, { address, licence, find }: Surroundings): Read {
  const namesIn = (value: unknown) => namesOf(value, find);

  const claims = textsIn(review.claimReviewed, lengthsMax.claim);
  if (claims.length === 0) return no("It does not say which claim was reviewed (claimReviewed).");
  const url = readUrl(review.url, address);
  if (url === null) return no("It has no web address of its own (url), or one that is not http or https.");
  const rating = listOf(review.reviewRating).map(find).find(isObject) ?? {};
  const numbers = readNumbers(rating);
  const ratingWords =
    textsIn(rating.alternateName, lengthsMax.ratingWords)[0] ??
    textsIn(rating.ratingExplanation, lengthsMax.ratingWords)[0] ??
    // Without words nobody can tell which end of a scale that is upside down was meant for true.
    (numbers === null || numbers.best < numbers.worst ? "" : `${numbers.value} of ${numbers.best}`);
  if (ratingWords === "") return no("It has no rating (reviewRating with alternateName).");
  const item = listOf(review.itemReviewed).map(find).find(isObject) ?? {};
  const publisher = joined(namesIn(review.author)) ?? joined(namesIn(review.publisher)) ?? new URL(url).hostname.replace(/^www\./, "");
  const reviewedOn = dayIn(review.datePublished) ?? dayIn(review.dateCreated);
  const shared = {
    ...{ url, ratingWords, rating: numbers, publisher, reviewedOn },
    claimant: otherThan(publisher, joined(namesIn(item.author))),
    claimedOn: dayOfClaim(item, { review, reviewedOn }),
    language: readLanguage(review.inLanguage),
    licence: readLicence(review.license) ?? readLicence(review.sdLicense) ?? licence,
  };
  return { ok: true, factChecks: claims.map((claim) => ({ ...shared, claim })) };
}

function textsIn(value: unknown, lengthMax: number): string[] {
  const given = listOf(value)
    .map((one) => (isObject(one) ? one["@value"] : one))
    .flatMap((one) => (typeof one === "string" || typeof one === "number" ? [String(one)] : []))
    .filter((text) => text.trim() !== "");
  // One more than are taken: that there are too many is said of all of them together.
  return given
    .slice(0, reviewsMax + 1)
    .map((text) => plainText(text, lengthMax))
    .filter((text) => text !== "");
}

// As many as there is room for, were they of one letter each, with what parts them.
const namesMax = lengthsMax.name / 3;

/** Names of people and organisations, who come as text, as an object, or as a list of either; no more of them than there is room for. */
function namesOf(value: unknown, find: Find): string[] {
  return listOf(value)
    .slice(0, namesMax)
    .map(find)
    .flatMap((one) =>
      textsIn(isObject(one) ? listOf(one.name).slice(0, namesMax) : one, lengthsMax.name).filter((name) => !/^https?:/i.test(name)),
    );
}

const dayIn = (value: unknown) => listOf(value).flatMap((one) => readDay(one) ?? [])[0] ?? null;

const isSame = (one: string, other: string) => one.localeCompare(other, undefined, { sensitivity: "base" }) === 0;

/** Publishers' tools put the publisher where the claimant belongs: nobody checks a claim of their own. */
const otherThan = (publisher: string, claimant: string | null) => (claimant !== null && isSame(claimant, publisher) ? null : claimant);

/** When it was claimed; unknown where that is the very date of the check, which tools fill in, or a day after it. */
function dayOfClaim(item: JsonObject, { review, reviewedOn }: { review: JsonObject; reviewedOn: string | null }): string | null {
  const checked = [review.datePublished, review.dateCreated].flatMap(listOf);
  const day = dayIn(listOf(item.datePublished).filter((one) => !checked.includes(one)));
  return day !== null && reviewedOn !== null && day > reviewedOn ? null : day;
}

const joined = (names: readonly string[]) => (names.length === 0 ? null : shorten([...new Set(names)].join(", "), lengthsMax.name));

function readUrl(value: unknown, address: string | null): string | null {
  const [given] = listOf(value).filter((one) => typeof one === "string" && one.trim() !== "");
  const text = typeof given === "string" ? given.trim() : address;
  if (text === null || text.length > lengthsMax.url || !URL.canParse(text, address ?? undefined)) return null;
  const url = new URL(text, address ?? undefined);
  const isPlain = url.protocol === "http:" || url.protocol === "https:";
  return isPlain && url.username === "" && url.password === "" ? url.href : null;
}

/** The licence of a review or of a whole feed: an address or its name. */
export function readLicence(value: unknown): string | null {
  const [first] = listOf(value).map((one) => (isObject(one) ? (one.url ?? one.name) : one));
  return textsIn(first, lengthsMax.name)[0] ?? null;
}

function readLanguage(value: unknown): string | null {
  const [first] = listOf(value).map((one) => (isObject(one) ? (one.alternateName ?? one.name) : one));
  const tag = typeof first === "string" ? first.trim().replace("_", "-") : "";
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) ? tag : null;
}

/** The three numbers, when they make a scale: -1 and 0 of 0 mean “none” in the wild, and a value outside its scale means nothing. */
function readNumbers(rating: JsonObject): FactCheck["rating"] {
  const [value, worst, best] = [numberIn(rating.ratingValue), numberIn(rating.worstRating), numberIn(rating.bestRating)];
  if (value === null || worst === null || best === null || worst === best) return null;
  return value < Math.min(worst, best) || value > Math.max(worst, best) ? null : { value, worst, best };
}

function numberIn(value: unknown): number | null {
  const [first] = listOf(value);
  const number = typeof first === "string" && first.trim() !== "" ? Number(first.trim().replace(",", ".")) : first;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}
