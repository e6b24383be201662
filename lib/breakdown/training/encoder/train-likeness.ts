import { adam } from "@/lib/breakdown/training/encoder/adam";
import { judgePairs } from "@/lib/breakdown/training/encoder/contrast";
import { firstParts, layerInput, type Parts, partNames, partTensors } from "@/lib/breakdown/training/encoder/encoder-net";
import { type EncoderSource, type Net, vectorsWith } from "@/lib/breakdown/training/encoder/train-encoder";
import { upperLayer } from "@/lib/breakdown/training/encoder/upper-layer";
import { shuffledOrder } from "@/lib/breakdown/training/logistic-regression";

/** A sentence by its place among all, and how many tokens it has. */
export type Saying = { place: number; length: number };

/** A matter as it was said on three occasions: a line of a debate or speech, the claim in it, and the same claim in other words. */
export type Matter = readonly [line: Saying, claim: Saying, restated: Saying];

/**
 * How to learn: matters a step, the narrowness of what is added, the largest rate, the share of the steps after which it is reached (it falls to 0 in a straight
 * line), what the cosine is multiplied with, and how often all are seen.
 */
export type LikenessRecipe = {
  batchSize: number;
  rank: number;
  rate: number;
  warmUp: number;
  scale: number;
  passes: number;
};

const ways = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/**
 * Trains the upper layer so that vectors tell what says the same: in each step two of the three sayings of so many matters are told among each other. Deterministic:
 * the same matters in the same order give the same numbers. `say` is told the mean loss of each pass.
 */
export function trainLikeness(
  { engine, weights, fixed, lower }: EncoderSource<Saying>,
  matters: readonly Matter[],
  { recipe, say }: { recipe: LikenessRecipe; say: (loss: number) => void },
  random: () => number,
): Parts {
  const net: Net = { engine, fixed, parts: firstParts(weights, recipe.rank, random) };
  const move = adam(new Map(partNames.map((name) => [name, { values: net.parts[name].values, rate: recipe.rate }])));
  // The last few of a pass, too few for a step, are left to the next.
  const stepsAPass = Math.floor(matters.length / recipe.batchSize);
  const steps = recipe.passes * stepsAPass;
  let step = 0;
  for (let pass = 0; pass < recipe.passes; pass += 1) {
    const order = shuffledOrder(matters.length, random);
    let lost = 0;
    for (let at = 0; at < stepsAPass; at += 1) {
      const [first, second] = ways[Math.floor(random() * ways.length)] ?? ways[0];
      const batch = Array.from(order.subarray(at * recipe.batchSize, (at + 1) * recipe.batchSize));
      const sayings = [first, second].flatMap((way) => batch.flatMap((place) => matters[place]?.[way] ?? []));
      const { loss, gradients } = judgeBatch(net, { sayings, lower, scale: recipe.scale });
      move(gradients, Math.min(1, (step + 1) / (recipe.warmUp * steps)) * (1 - step / steps));
      lost += loss / stepsAPass;
      step += 1;
    }
    say(lost);
  }
  return net.parts;
}

/** So many sentences of about one length go through the layer together, so that little is filled up. */
const togetherMax = 16;

/** The loss on a batch, the firsts of all pairs before their seconds, and the gradients of all that is learnt. */
function judgeBatch(
  { engine, fixed, parts }: Net,
  { sayings, lower, scale }: { sayings: readonly Saying[]; lower: EncoderSource<Saying>["lower"]; scale: number },
) {
  const order = [...sayings.keys()].sort((a, b) => (sayings[a]?.length ?? 0) - (sayings[b]?.length ?? 0) || a - b);
  const lots = Array.from({ length: Math.ceil(order.length / togetherMax) }, (_, at) =>
    order.slice(at * togetherMax, (at + 1) * togetherMax),
  );
  const gradients = new Map<string, Float64Array>();
  const tell = (name: string, gradient: { dataSync: () => ArrayLike<number> }) => {
    const values = gradient.dataSync();
    const sum = gradients.get(name) ?? new Float64Array(values.length);
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (values[at] ?? 0);
    gradients.set(name, sum);
  };
  const loss = engine.tidy(() => {
    const tensors = partTensors(engine, parts);
    const steps = lots.map((lot) => ({
      lot,
      ...upperLayer(engine, { fixed, parts: tensors, tell }, layerInput(engine, lower(lot.flatMap((at) => sayings[at] ?? [])))),
    }));
    const width = steps[0]?.vectors.shape[1] ?? 0;
    const vectors = new Float32Array(sayings.length * width);
    for (const { lot, vectors: own } of steps) {
      const values = own.dataSync();
      for (const [row, at] of lot.entries()) vectors.set(values.subarray(row * width, (row + 1) * width), at * width);
    }
    const judged = judgePairs(vectors, sayings.length / 2, scale);
    for (const { lot, back } of steps) {
      const gradient = Float32Array.from(lot.flatMap((at) => Array.from(judged.ofVectors.subarray(at * width, (at + 1) * width))));
      back(engine.tensor(gradient, [lot.length, width]));
    }
    return judged.loss;
  });
  return { loss, gradients };
}

/** How well vectors find a claim among those of all matters by its line: the mean of one by its rank, and the share among the ten best. */
export type Found = { reciprocalRank: number; amongTen: number };

const readSize = 64;

/** How well the vectors of such parts find, by their lines, the claims of matters and the claims in other words. */
export function findByLine(
  { lower, ...net }: EncoderSource<Saying> & { parts: Parts },
  matters: readonly Matter[],
): [claim: Found, restated: Found] {
  const vectorsOf = (way: 0 | 1 | 2): Float32Array[] => {
    const sayings = matters.map((matter) => matter[way]).sort((a, b) => a.length - b.length || a.place - b.place);
    const found = new Map<number, Float32Array>();
    for (let from = 0; from < sayings.length; from += readSize) {
      const own = sayings.slice(from, from + readSize);
      const values = vectorsWith(net, lower(own));
      const width = values.length / own.length;
      for (const [at, { place }] of own.entries()) found.set(place, values.slice(at * width, (at + 1) * width));
    }
    return matters.map((matter) => found.get(matter[way].place) ?? new Float32Array());
  };
  const lines = vectorsOf(0);
  return [rankedBy(lines, vectorsOf(1)), rankedBy(lines, vectorsOf(2))];
}

function rankedBy(lines: readonly Float32Array[], claims: readonly Float32Array[]): Found {
  const ranks = lines.map((line, own) => {
    const cosines = claims.map((claim) => claim.reduce((sum, value, at) => sum + value * (line[at] ?? 0), 0));
    return 1 + cosines.filter((cosine) => cosine > (cosines[own] ?? 0)).length;
  });
  return {
    reciprocalRank: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
    amongTen: ranks.filter((rank) => rank <= 10).length / ranks.length,
  };
}
