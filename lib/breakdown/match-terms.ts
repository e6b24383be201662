import { wordStem } from "@/lib/breakdown/word-stem";

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

const common = words(`
  a an the and or but if of in on at by for from with without to into as is are was were be been being am it its this that these those he she they we you i his her their our
  your my me him them us do does did have has had will would can could should may might must not no so than then there here what which who whom when where why how
  about just also only very more most such own same too over under again up down out off all any both each few other some via rt amp don't it's i'm s t`);

const numerals = new Map(
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty`
    .split(" ")
    .map((word, at): [string, string] => [word, String(at + 2)]),
);
for (const [at, word] of "thirty forty fifty sixty seventy eighty ninety".split(" ").entries()) numerals.set(word, String(30 + 10 * at));

const textMax = 20_000;

/** A text as terms to be looked up: stems of its words and its numbers in figures (common words left out), pairs of neighbouring stems, and runs of four letters. */
export type Terms = { stems: string[]; pairs: string[]; grams: string[] };

/** Takes apart what tweets and headlines run together: addresses go, `#FoodStampCuts` and `@TheirName` become words. */
function plain(text: string): string {
  return text
    .slice(0, textMax)
    .replace(/https?:\/\/\S+|www\.\S+|pic\.twitter\.com\/\S+/gi, " ")
    .replace(/[#@](\w+)/g, (_, tag: string) => ` ${tag.replace(/([a-z\d])([A-Z])/g, "$1 $2").replaceAll("_", " ")} `)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("’", "'");
}

function pieces(text: string): string[] {
  return (
    plain(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[.,]\d+)*(?:'[\p{L}]+)?|%/gu) ?? []
  ).map((word) => (word === "%" ? "percent" : word.replace(/'s?$/, "").replace(/(?<=\d),(?=\d)/g, "")));
}

/** The terms of a text; linear in its length, of which the first 20,000 characters count. */
export function termsOf(text: string): Terms {
  const stems: string[] = [];
  const grams: string[] = [];
  for (const word of pieces(text)) {
    if (common.has(word)) continue;
    stems.push(numerals.get(word) ?? wordStem(word));
    const padded = `_${word}_`;
    for (let at = 0; at + 4 <= padded.length && at < 16; at += 1) grams.push(padded.slice(at, at + 4));
  }
  return { stems, pairs: stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`), grams };
}
