import { readFileSync } from "node:fs";
import { agreementOf, labelPlaces, readSecondPass, type TwiceLabelled } from "@/lib/breakdown/training/agreement";
import type { Row } from "./row";

function passes(...names: readonly string[]): TwiceLabelled[] {
  return names.flatMap((name) => readSecondPass(readFileSync(new URL(`../../lib/breakdown/corpus/${name}`, import.meta.url), "utf8")));
}

/**
 * How far the labellers of our own corpus agree, on the sentences that were labelled twice, as both labels stood before any correction
 * and under the guidelines of their day. The articles from 200 were labelled both times by one person.
 */
export function measureAgreement(): Row[] {
  const labelled = passes("second-pass.tsv", "second-pass-b.tsv");
  const parts: Readonly<Record<string, TwiceLabelled[]>> = {
    "articles 001 to 150": labelled,
    "articles 001 to 044": labelled.filter(({ article }) => article < "045"),
    "articles 045 to 088": labelled.filter(({ article }) => article >= "045" && article < "100"),
    "articles 100 to 119": labelled.filter(({ article }) => article >= "100"),
    "articles from 200, one labeller twice": passes("second-pass-c.tsv"),
  };
  return Object.entries(parts).flatMap(([set, sentences]) =>
    Object.entries(labelPlaces).flatMap(([label, place]) => {
      const { share, kappa } = agreementOf(sentences.map(({ first, second }) => [first.charAt(place), second.charAt(place)] as const));
      const row = { task: "labels given twice", set: `${set}, ${sentences.length} sentences` };
      return [
        { ...row, measure: `${label}, agreement`, ours: share },
        { ...row, measure: `${label}, Cohen's kappa`, ours: kappa },
      ];
    }),
  );
}
