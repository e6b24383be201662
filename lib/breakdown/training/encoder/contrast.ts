/**
 * How wrong vectors of length 1 are about which belong together, a pair in the mean, and the gradient of it: `vectors` has the firsts of so many pairs one behind the
 * other and then their seconds in the same order. Each first is to be told among all seconds, and each second among all firsts, by `scale` times the cosine (InfoNCE,
 * van den Oord et al. 2018, with the other pairs of a batch as what does not belong, Henderson et al. 2017).
 */
export function judgePairs(vectors: Float32Array, pairs: number, scale: number): { loss: number; ofVectors: Float32Array } {
  const width = vectors.length / (2 * pairs);
  const row = (at: number) => vectors.subarray(at * width, (at + 1) * width);
  const sums = new Float64Array(pairs * pairs);
  for (let first = 0; first < pairs; first += 1)
    for (let second = 0; second < pairs; second += 1) sums[first * pairs + second] = scale * product(row(first), row(pairs + second));
  const errors = new Float64Array(sums.length);
  let loss = 0;
  for (let own = 0; own < pairs; own += 1) {
    const places = Array.from({ length: pairs }, (_, other) => other);
    loss += addErrors(
      places.map((other) => own * pairs + other),
      { sums, errors, right: own * pairs + own, share: 0.5 / pairs },
    );
    loss += addErrors(
      places.map((other) => other * pairs + own),
      { sums, errors, right: own * pairs + own, share: 0.5 / pairs },
    );
  }
  const ofVectors = new Float32Array(vectors.length);
  for (let first = 0; first < pairs; first += 1)
    for (let second = 0; second < pairs; second += 1) {
      const error = scale * (errors[first * pairs + second] ?? 0);
      for (const [to, from] of [
        [first, pairs + second],
        [pairs + second, first],
      ] as const)
        for (let at = 0; at < width; at += 1)
          ofVectors[to * width + at] = (ofVectors[to * width + at] ?? 0) + error * (vectors[from * width + at] ?? 0);
    }
  return { loss, ofVectors };
}

/** The loss of telling the right one among some sums, which adds its gradients to `errors`. */
function addErrors(
  places: readonly number[],
  { sums, errors, right, share }: { sums: Float64Array; errors: Float64Array; right: number; share: number },
): number {
  const largest = places.reduce((most, place) => Math.max(most, sums[place] ?? 0), Number.NEGATIVE_INFINITY);
  const all = places.reduce((total, place) => total + Math.exp((sums[place] ?? 0) - largest), 0);
  for (const place of places)
    errors[place] = (errors[place] ?? 0) + share * (Math.exp((sums[place] ?? 0) - largest) / all - (place === right ? 1 : 0));
  return share * (Math.log(all) + largest - (sums[right] ?? 0));
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (const [at, value] of one.entries()) sum += value * (other[at] ?? 0);
  return sum;
}
