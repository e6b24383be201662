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

const lowerMs = "ms of processor (lower: better)";

/** The median and the least of some rounds: on a noisy machine they lie far apart. */
type Times = { median: number; least: number };

/** Processor time and not time on the clock, so that other work on the machine does not count. */
function timesOf(run: () => void, rounds: number): Times {
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return medianAndLeast(times);
}

function medianAndLeast(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, least: sorted[0] ?? 0 };
}

/** Measures time on a text made here: all steps on 1,000 words (the breakdown reads who says what, too), and how fast sentences alone are found, beside Intl.Segmenter. */
export async function measureSpeed(): Promise<Row[]> {
  const article = words(1000);
  const all = () => {
    for (const { start, end } of breakDown(article).sentences) decompose(article, start, end);
  };
  const long = paragraph.repeat(Math.ceil(3_000_000 / paragraph.length));
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const rate = (ms: number) => long.length / 1000 / ms;
  const splitting = timesOf(() => splitSentences(long), 3);
  // Every segment object of Intl.Segmenter keeps a copy of its input alive, so it gets a tenth of the text, paragraph by paragraph.
  const peerText = paragraph.repeat(Math.ceil(300_000 / paragraph.length));
  const countSegments = () => {
    let total = 0;
    for (const part of peerText.split("\n\n")) for (const _ of segmenter.segment(part)) total += 1;
    return total;
  };
  const peer = peerText.length / 1000 / timesOf(countSegments, 3).median;
  const { median, least } = timesOf(all, 15);
  return [
    { task: "speed", set: "1,000 words, all steps", measure: lowerMs, ours: median, goal: 100, peers: { "the least of 15 rounds": least } },
    {
      task: "speed",
      set: "3 MB (others 0.3 MB), sentences",
      measure: "MB a second of processor",
      ours: rate(splitting.median),
      goal: 3,
      peers: { "the best of 3 rounds": rate(splitting.least), "Intl.Segmenter": peer },
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
    // A clock that stands still: where the machine is busy, the time limit would end it, and a part would be measured for the whole.
    const meanings = await readMeanings(own, {}, { embed, signal, now: () => 0 });
    for (const sentence of breakDown(own, meanings === null ? {} : { meanings }).sentences) decompose(own, sentence.start, sentence.end);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  // The first round warms up.
  const { median, least } = medianAndLeast(times.slice(1));
  const memory = process.memoryUsage().rss / 1e6;
  return [
    {
      task: "speed",
      set: "1,000 words, all steps, with embeddings",
      measure: lowerMs,
      ours: median,
      goal: 2000,
      peers: { "the least of 3 rounds": least },
    },
    { task: "speed", set: "this process, with embeddings", measure: "MB of memory (lower: better)", ours: memory },
  ];
}
