import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type StoredAdditions, storeAdditions } from "@/lib/breakdown/encoder/additions";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { readRestated, readSpeeches } from "@/lib/breakdown/training/corpus";
import { additionsOf, firstParts, fixedLayer } from "@/lib/breakdown/training/encoder/encoder-net";
import type { EncoderSource } from "@/lib/breakdown/training/encoder/train-encoder";
import {
  type Found,
  findByLine,
  type LikenessRecipe,
  type Matter,
  type Saying,
  trainLikeness,
} from "@/lib/breakdown/training/encoder/train-likeness";
import { loadEncoderGraph } from "../encoder-graph";
import { dataRecords } from "../language-data";
import { keepLowerOutputs, openLowerOutputs } from "../lower-outputs";
import { packageModel } from "../score-goals";

const lib = fileURLToPath(new URL("../../lib/breakdown/", import.meta.url));
const recipe: LikenessRecipe = { batchSize: 48, rank: 16, rate: 5e-4, warmUp: 0.1, scale: 20, passes: 4 };
const seed = 20261130;
/** Every so many debates and addresses, in the order of their names, are held out before all are learnt from. */
const heldOutOf = 6;

/** How it is used. */
export const usage = `usage: assay train-likeness
  Trains the upper layer of the sentence encoder to tell what says the same, for ranking earlier claims: lib/breakdown/weights-likeness.json, in place,
  from ../shared/data and our own claims; first without every sixth debate, on which it tells how well it does.
`;

/** Three texts of one matter, and the debate or address that they are of. */
type Restated = { group: string; texts: readonly [line: string, claim: string, restated: string] };

/** `assay train-likeness`: trains what is added to the upper layer of the sentence encoder where earlier claims are ranked; the same bytes each time. */
export async function run(words: readonly string[]): Promise<number> {
  if (words.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const encoder = await loadEncoderGraph(import.meta.url);
  if (encoder === null) {
    say("likeness: left as it is, since the sentence embeddings are not installed");
    return 0;
  }
  const restated = restatedLines();
  if (restated === null) {
    say("likeness: left as it is, since ClaimBuster's debates are missing, whose lines our claims restate");
    return 0;
  }
  const sentences = restated.flatMap(({ texts }) => texts.map(encoder.tokensOf));
  const { kept, remove } = await keepLowerOutputs(encoder, sentences);
  const outputs = openLowerOutputs(kept);
  try {
    const mattersOf = (own: readonly { at: number }[]) => own.map(({ at }) => matterAt(at, sentences));
    const { engine, graph } = encoder;
    const source: EncoderSource<Saying> = { engine, weights: graph.weights, fixed: fixedLayer(engine, graph.weights), lower: outputs.read };
    const placed = restated.map(({ group }, at) => ({ group, at }));
    const groups = [...new Set(placed.map(({ group }) => group))].sort();
    const held = new Set(groups.filter((_, at) => at % heldOutOf === 0));
    const train = (name: string, own: readonly { at: number }[]) =>
      trainLikeness(
        source,
        mattersOf(own),
        { recipe, say: (loss) => say(`  ${name}: mean loss of the pass ${loss.toFixed(4)}`) },
        seededNumbers(seed),
      );
    const asked = mattersOf(placed.filter(({ group }) => held.has(group)));
    tell("the package's encoder", findByLine({ ...source, parts: firstParts(graph.weights, 1, seededNumbers(seed)) }, asked));
    const without = train(
      "without the debates held out",
      placed.filter(({ group }) => !held.has(group)),
    );
    tell("trained without them", findByLine({ ...source, parts: without }, asked));
    save(storeAdditions(additionsOf(train("all", placed), graph.weights), packageModel));
  } finally {
    outputs.close();
    remove();
  }
  return 0;
}

/** All lines that our own claims restate; null where the debates are missing that most of them are of. */
function restatedLines(): Restated[] | null {
  const debates = dataRecords<{ id: string; text: string; date: string }>("check-worthiness/claimbuster-train.jsonl");
  if (debates === null) return null;
  const lines = new Map<string, { group: string; text: string }>([
    ...debates.map(({ id, text, date }) => [String(id), { group: date, text }] as const),
    ...readSpeeches(readFileSync(`${lib}corpus/state-of-the-union.tsv`, "utf8")).map(
      ({ address, place, text }) => [`${address}:${place}`, { group: address, text }] as const,
    ),
  ]);
  return readRestated(readFileSync(`${lib}corpus/restated-claims.tsv`, "utf8")).map(({ id, claim, restated }) => {
    const line = lines.get(id);
    if (line === undefined) throw new Error(`restated-claims.tsv: there is no line ${id}`);
    return { group: line.group, texts: [line.text, claim, restated] };
  });
}

function matterAt(at: number, sentences: readonly (readonly number[])[]): Matter {
  const saying = (way: number): Saying => ({ place: 3 * at + way, length: sentences[3 * at + way]?.length ?? 0 });
  return [saying(0), saying(1), saying(2)];
}

function tell(name: string, [claim, restated]: readonly [Found, Found]): void {
  const figures = ({ reciprocalRank, amongTen }: Found) => `MRR ${reciprocalRank.toFixed(4)}, among ten ${amongTen.toFixed(4)}`;
  say(`  ${name}, by their lines: claims ${figures(claim)}; in other words ${figures(restated)}`);
}

function save(additions: StoredAdditions): void {
  const content = JSON.stringify(additions);
  writeFileSync(`${lib}weights-likeness.json`, `${content}\n`);
  say(`  wrote lib/breakdown/weights-likeness.json, ${Math.round(content.length / 1000)} kB`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
