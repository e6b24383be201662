import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { agreementOf, labelPlaces, readSecondPass, type TwiceLabelled } from "@/lib/breakdown/training/agreement";
import type { Row } from "./row";

const passes = ["second-pass.tsv", "second-pass-b.tsv"].map((name) =>
  fileURLToPath(new URL(`../../lib/breakdown/corpus/${name}`, import.meta.url)),
);

/** How far the labellers of our own corpus agree, on the sentences that were labelled twice, as both labels stood before any correction. */
export function measureAgreement(): Row[] {
  const labelled = passes.flatMap((file) => readSecondPass(readFileSync(file, "utf8")));
  const parts: Readonly<Record<string, TwiceLabelled[]>> = {
    "all articles": labelled,
    "articles 001 to 044": labelled.filter(({ article }) => article < "045"),
    "articles 045 to 088": labelled.filter(({ article }) => article >= "045" && article < "100"),
    "articles from 100": labelled.filter(({ article }) => article >= "100"),
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
