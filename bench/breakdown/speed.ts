import { attribute } from "@/lib/breakdown/attribute";
import { breakDown } from "@/lib/breakdown/break-down";
import { decompose } from "@/lib/breakdown/decompose";
import { readMeanings } from "@/lib/breakdown/providers/read-meanings";
import { splitSentences } from "@/lib/breakdown/sentences";
import { loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import type { Row } from "./row";

const paragraph =
  "The council of Brookvale sold the old town hall in May 2019 for £4.2 million, according to its accounts. “We had no choice,” said Ana Petrova, the treasurer, who " +
  "resigned a year later. Mr. Lind disagrees. He told the committee on Monday that the price was far too low, that two other bids had been lost, and that nobody had asked why. " +
  "It was a shabby deal. The buyer, which is based in Port Easton, plans 84 flats; work may begin next spring. What happens to the clock is anyone's guess.\n\n";

function words(total: number): string {
  let text = "";
  while (text.split(/\s+/).length <= total) text += paragraph;
  return text;
}

/** Processor time and not time on the clock, so that other work on the machine does not count. */
function medianMs(run: () => void, rounds: number): number {
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] ?? 0;
}

/** Measures time on a text made here: all steps on 1,000 words, and how fast sentences alone are found, beside Intl.Segmenter. */
export async function measureSpeed(): Promise<Row[]> {
  const article = words(1000);
  const all = () => {
    for (const { start, end } of breakDown(article).sentences) decompose(article, start, end);
    attribute(article);
  };
  const long = paragraph.repeat(Math.ceil(3_000_000 / paragraph.length));
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const rate = (ms: number) => long.length / 1000 / ms;
  const ours = rate(medianMs(() => splitSentences(long), 3));
  // Every segment object of Intl.Segmenter keeps a copy of its input alive, so it gets a tenth of the text, paragraph by paragraph.
  const peerText = paragraph.repeat(Math.ceil(300_000 / paragraph.length));
  const countSegments = () => {
    let total = 0;
    for (const part of peerText.split("\n\n")) for (const _ of segmenter.segment(part)) total += 1;
    return total;
  };
  const peer = peerText.length / 1000 / medianMs(countSegments, 3);
  return [
    { task: "speed", set: "1,000 words, all steps", measure: "ms of processor (lower: better)", ours: medianMs(all, 15), goal: 100 },
    {
      task: "speed",
      set: "3 MB (others 0.3 MB), sentences",
      measure: "MB a second of processor",
      ours,
      goal: 3,
      peers: { "Intl.Segmenter": peer },
    },
    { task: "speed", set: "this process", measure: "MB of memory (lower: better)", ours: process.memoryUsage().rss / 1e6, goal: 400 },
    ...(await measureMeanings(article)),
  ];
}

/** The same 1,000 words with sentence embeddings. Each round has words of its own: what stands twice is embedded once. */
async function measureMeanings(article: string): Promise<Row[]> {
  const embed = await loadScoreEmbeddings(import.meta.url);
  if (embed === null) return [];
  const signal = new AbortController().signal;
  const times: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const own = article.replaceAll(/(?<=[a-z])\./g, (_, at) => `, part ${at} of ${round + 2}.`);
    const start = process.cpuUsage();
    const meanings = await readMeanings(own, {}, { embed, signal });
    for (const sentence of breakDown(own, meanings === null ? {} : { meanings }).sentences) decompose(own, sentence.start, sentence.end);
    attribute(own);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  // The first round warms up.
  const ours = times.slice(1).sort((a, b) => a - b)[1] ?? 0;
  const memory = process.memoryUsage().rss / 1e6;
  return [
    { task: "speed", set: "1,000 words, all steps, with embeddings", measure: "ms of processor (lower: better)", ours, goal: 2000 },
    { task: "speed", set: "this process, with embeddings", measure: "MB of memory (lower: better)", ours: memory },
  ];
}
