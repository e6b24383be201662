// How much text the breakdown takes a second, beside Intl.Segmenter, which only finds sentence ends, on the same text in the same run.
import { existsSync, readFileSync } from "node:fs";
import { breakDown } from "@/lib/breakdown/break-down";
import { articleOf } from "./desk-newsroom";
import { heading, median, report } from "./figures";

const rounds = 7;
const wordCount = 10_000;
const realArticle = new URL("../../shared/articles/op-ed-pakistan-drone-pact.txt", import.meta.url);

function megabytesPerSecond(text: string, work: () => number): number {
  const figures = Array.from({ length: rounds }, () => {
    const startedAt = performance.now();
    if (work() === 0) throw new Error("Nothing was found in the text.");
    return Buffer.byteLength(text) / 1e6 / ((performance.now() - startedAt) / 1000);
  });
  return median(figures);
}

function measure(what: string, text: string): void {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const broken = megabytesPerSecond(text, () => breakDown(text).sentences.length);
  const segmented = megabytesPerSecond(text, () => [...segmenter.segment(text)].length);
  report({ what: `${what}: breakdown (sentences, kinds, claims, reasons)`, figure: `${broken.toFixed(2)} MB/s` });
  report({ what: `${what}: Intl.Segmenter (sentence ends alone)`, figure: `${segmented.toFixed(2)} MB/s` });
}

heading(`Breakdown throughput (median of ${rounds} rounds, one thread)`);
measure(`generated article, ${wordCount} words`, articleOf(wordCount));
if (existsSync(realArticle)) {
  const text = readFileSync(realArticle, "utf8");
  measure("a real article, 20 times over", Array.from({ length: 20 }, () => text).join("\n\n"));
} else console.log("  (the real article is not at hand: ../shared is missing)");
