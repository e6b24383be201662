import { findOfType, readJsonLd } from "./json-ld";
import { wordsForReaders } from "./rating-words";
import { type ReportVersion, scaleOf, type VersionClaim } from "./version";

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
const isoDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const isDate = (value: unknown): value is string => isWords(value) && isoDate.test(value) && !Number.isNaN(Date.parse(value));
const isUrl = (value: unknown): value is string => isWords(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

function checkRating(rating: unknown): string[] {
  if (!isNode(rating)) return ["reviewRating is missing"];
  const problems = isWords(rating.alternateName) ? [] : ["reviewRating has no alternateName"];
  const numbers = [rating.ratingValue, rating.worstRating, rating.bestRating];
  if (numbers.every((one) => one === undefined)) return problems;
  const [value, worst, best] = numbers;
  if (typeof value !== "number" || typeof worst !== "number" || typeof best !== "number" || !numbers.every(Number.isFinite)) {
    return [...problems, "ratingValue, worstRating and bestRating must be given together, as numbers, or not at all"];
  }
  if (worst < 1) problems.push("worstRating is below 1");
  if (best <= worst) problems.push("bestRating is not above worstRating: the scale is inverted or empty");
  if (value < worst || value > best) problems.push("ratingValue lies outside worstRating and bestRating");
  return problems;
}

function checkAuthor(author: unknown, role: string): string[] {
  if (!isNode(author)) return [`${role} is not one person or organisation`];
  const problems = author["@type"] === "Person" || author["@type"] === "Organization" ? [] : [`${role} is neither Person nor Organization`];
  if (!isWords(author.name)) problems.push(`${role} has no name`);
  for (const key of ["url", "sameAs"]) {
    if (author[key] !== undefined && ![author[key]].flat().every(isUrl)) problems.push(`${role}.${key} is not a web address`);
  }
  return problems;
}

function checkClaim(claim: unknown, review: Node): string[] {
  if (!isNode(claim) || claim["@type"] !== "Claim") return ["itemReviewed is not a Claim"];
  const problems = claim.author === undefined ? [] : checkAuthor(claim.author, "itemReviewed.author");
  if (isNode(claim.author) && isNode(review.author) && claim.author.name === review.author.name) {
    problems.push("the claimant is the publisher of the review");
  }
  const { datePublished: claimed } = claim;
  const { datePublished: checked } = review;
  if (claimed !== undefined && !isDate(claimed)) problems.push("itemReviewed.datePublished is not an ISO 8601 date");
  if (isDate(claimed) && isDate(checked)) {
    if (claimed === checked) problems.push("the claim is dated by its check");
    else if (Date.parse(claimed) > Date.parse(checked)) problems.push("the claim is dated after its check");
  }
  return problems;
}

function checkStatement(review: Node): string[] {
  const statement = review.claimReviewed;
  if (!isWords(statement)) return ["claimReviewed is missing"];
  const label = isNode(review.reviewRating) && isWords(review.reviewRating.alternateName) ? review.reviewRating.alternateName : "";
  const words = statement.toLowerCase();
  const verdict = label.toLowerCase();
  const carries =
    /^fact[ -]?check\b/.test(words) ||
    (verdict !== "" && ((words.startsWith(verdict) && /^\s*[:–—-]/.test(words.slice(verdict.length))) || words.endsWith(`(${verdict})`)));
  return carries ? ["claimReviewed carries the verdict"] : [];
}

/**
 * What is wrong with a ClaimReview by the rules no public validator has (docs/publishing.md); empty when nothing is. `pageUrl` is the
 * address of the page that holds it: the review must name exactly that one.
 */
export function checkClaimReview(json: unknown, pageUrl?: string): string[] {
  if (!isNode(json)) return ["a page holds exactly one ClaimReview, as one object"];
  const problems: string[] = [];
  if (json["@type"] !== "ClaimReview") problems.push("@type is not ClaimReview");
  if (!/^https?:\/\/schema\.org\/?$/.test(String(json["@context"]))) problems.push("@context is not schema.org");
  if (findOfType(json, "ClaimReview").length !== 1) problems.push("it holds another ClaimReview");
  if (!isUrl(json.url)) problems.push("url is not an absolute web address");
  else if (pageUrl !== undefined && json.url !== pageUrl) problems.push("url is not the page's own address");
  if (!isDate(json.datePublished)) problems.push("datePublished is not an ISO 8601 date");
  if (json.dateModified !== undefined && !isDate(json.dateModified)) problems.push("dateModified is not an ISO 8601 date");
  if (isDate(json.datePublished) && isDate(json.dateModified) && Date.parse(json.dateModified) < Date.parse(json.datePublished)) {
    problems.push("dateModified lies before datePublished");
  }
  problems.push(...checkStatement(json), ...checkRating(json.reviewRating));
  problems.push(...checkAuthor(json.author, "author"), ...checkClaim(json.itemReviewed, json));
  return problems;
}

/** What is wrong with the markup of a claim's page: not exactly one ClaimReview, or a faulty one. */
export function checkClaimPage(html: string, pageUrl: string): string[] {
  const reviews = readJsonLd(html).flatMap((block) => findOfType(block, "ClaimReview"));
  const inAttributes = html.match(/itemtype\s*=\s*["']?https?:\/\/schema\.org\/ClaimReview\b/gi)?.length ?? 0;
  if (reviews.length !== 1 || inAttributes > 0) return [`the page holds ${reviews.length + inAttributes} ClaimReviews instead of one`];
  return checkClaimReview(reviews[0], pageUrl);
}

/** Where a ClaimReview says something else than the version it was made of; empty when they agree. */
export function compareWithVersion(json: unknown, version: ReportVersion, claim: VersionClaim): string[] {
  if (!isNode(json)) return ["it is no object"];
  const rating = isNode(json.reviewRating) ? json.reviewRating : {};
  const item = isNode(json.itemReviewed) ? json.itemReviewed : {};
  const author = isNode(item.author) ? item.author : {};
  const scale = scaleOf(version, claim);
  const { value } = claim.verdict.rating;
  const { label, language } = wordsForReaders(version, claim.verdict.rating);
  const isOnScale = value !== null && scale.worst !== null;
  const kind = claim.claimant?.kind === "person" ? "Person" : "Organization";
  const pairs: [string, unknown, unknown][] = [
    ["claimReviewed", json.claimReviewed, claim.statement],
    ["alternateName", rating.alternateName, label],
    ["inLanguage", json.inLanguage, language],
    ["ratingValue", rating.ratingValue, isOnScale ? value : undefined],
    ["worstRating", rating.worstRating, isOnScale ? scale.worst : undefined],
    ["bestRating", rating.bestRating, isOnScale ? scale.best : undefined],
    ["claimant's name", author.name, claim.claimant?.name],
    ["claimant's kind", author["@type"], claim.claimant === null ? undefined : kind],
    ["date of the claim", item.datePublished, claim.claimedOn ?? undefined],
    ["datePublished", json.datePublished, claim.firstPublishedAt],
    ["dateModified", json.dateModified, claim.modifiedAt],
  ];
  return pairs.filter(([, found, expected]) => found !== expected).map(([name]) => `${name} differs from the version`);
}
