import { type AttentionRoom, attend, attentionRoom } from "@/lib/breakdown/encoder/attend";
import type { EncoderWeights, LayerWeights } from "@/lib/breakdown/encoder/encoder-weights";
import type { PackedMatrix } from "@/lib/breakdown/encoder/matrix-product";
import { addMean, addRow, evenRows, keepPositive, repeatRow } from "@/lib/breakdown/encoder/row-steps";
import { attentionHeads, tokensMax } from "@/lib/breakdown/encoder/upper-layer-names";

/** Sentences, each as its tokens' numbers. */
type Sentences = readonly (readonly number[])[];

/** So many tokens, and so many sentences, go through the layers at once: what is made of them stays near the processor. */
const passMax = tokensMax;
const squaresMin = 1e-12;

/** Where what is made of tokens and of sentences is put, a row each. */
type Room = {
  tokens: number;
  middle: number;
  even: number;
  wide: number;
  attention: AttentionRoom;
  mean: number;
  wideMean: number;
  made: number;
};

/** Parts sentences into lots that go through the layers together, in their order. */
export function passesOf(sentences: Sentences): Sentences[] {
  const passes: (readonly number[])[][] = [];
  let tokens = passMax;
  for (const sentence of sentences) {
    tokens += sentence.length;
    const open = passes.at(-1);
    if (open !== undefined && tokens <= passMax && open.length < passMax) open.push(sentence);
    else {
      passes.push([sentence]);
      tokens = sentence.length;
    }
  }
  return passes;
}

/**
 * Gets an encoder ready that makes a vector of length 1 of each of a pass's sentences: the Universal Sentence Encoder Lite (Cer et al. 2018), a transformer of two layers
 * whose tokens' mean is bent once more. Each sentence has the same vector to the last bit whatever stands beside it.
 */
export function encoderPass(weights: EncoderWeights): (sentences: Sentences) => number[][] {
  const { products, widen, last } = weights;
  const { reserve, multiply } = products;
  const width = widen.width;
  const wideWidth = weights.upper.conv1.width;
  const row = () => reserve(passMax * width);
  const room: Room = {
    ...{ tokens: row(), middle: row(), even: row(), wide: reserve(passMax * wideWidth) },
    ...{ mean: row(), wideMean: reserve(passMax * wideWidth), made: row() },
    attention: attentionRoom(products, { tokens: tokensMax, size: width / attentionHeads }),
  };
  const numbers = products.numbers();
  const placed = placeSignal(weights.frequencies);
  const multiplyRows = (total: number, matrix: PackedMatrix, { from, to }: { from: number; to: number }) =>
    multiply(total, { from: { at: from, stride: matrix.depth }, matrix }, { at: to, stride: matrix.width });

  /** Puts each token's row, by what it is and where it stands, among the tokens; tells how wide they are. */
  const enter = (sentences: Sentences): number => {
    const size = weights.pieces.width;
    let to = room.tokens;
    for (const sentence of sentences)
      for (const [place, piece] of sentence.entries()) {
        const from = weights.pieces.at + piece * size;
        for (let at = 0; at < size; at += 1) {
          const own = numbers[from + at] ?? 0;
          // The encoder was trained with the word piece counted twice.
          numbers[to + at] = own + Math.fround(own + (placed[place * size + at] ?? 0));
        }
        to += size;
      }
    return size;
  };

  /** A layer from its tokens, of `size` numbers each, to `wide`, which its last matrix takes, and `middle`, to which the product is added; tells how many tokens there are. */
  const enterLayer = (layer: LayerWeights, size: number, sentences: Sentences) => {
    const total = sentences.reduce((sum, { length }) => sum + length, 0);
    const shape = { total, width: size };
    evenRows(numbers, { from: room.tokens, to: room.even, scale: layer.attentionScale, shift: layer.attentionShift }, shape);
    repeatRow(numbers, { from: layer.qkvBias, to: room.wide }, { total, width: 3 * size });
    multiplyRows(total, layer.qkv, { from: room.even, to: room.wide });
    let start = 0;
    for (const { length: tokens } of sentences) {
      const places = { from: room.wide + start * 3 * size, to: room.even + start * size, room: room.attention };
      attend(products, places, { tokens, width: size, heads: attentionHeads });
      start += tokens;
    }
    if (size === width) numbers.copyWithin(room.middle, room.tokens, room.tokens + total * width);
    else {
      repeatRow(numbers, { from: weights.widenBias, to: room.middle }, { total, width });
      multiplyRows(total, widen, { from: room.tokens, to: room.middle });
    }
    addRow(numbers, { from: layer.outputBias, to: room.middle }, { total, width });
    multiplyRows(total, layer.output, { from: room.even, to: room.middle });
    evenRows(numbers, { from: room.middle, to: room.even, scale: layer.forwardScale, shift: layer.forwardShift }, { total, width });
    repeatRow(numbers, { from: layer.conv1Bias, to: room.wide }, { total, width: wideWidth });
    multiplyRows(total, layer.conv1, { from: room.even, to: room.wide });
    keepPositive(numbers, room.wide, { total, width: wideWidth });
    return total;
  };

  return (sentences) => {
    const total = enterLayer(weights.lower, enter(sentences), sentences);
    numbers.copyWithin(room.tokens, room.middle, room.middle + total * width);
    addRow(numbers, { from: weights.lower.conv2Bias, to: room.tokens }, { total, width });
    multiplyRows(total, weights.lower.conv2, { from: room.wide, to: room.tokens });
    enterLayer(weights.upper, width, sentences);
    // The last product comes after the mean, which it may change places with: one row a sentence instead of one a token.
    const ofSentences = { total: sentences.length, width };
    repeatRow(numbers, { from: weights.upper.conv2Bias, to: room.mean }, ofSentences);
    numbers.fill(0, room.wideMean, room.wideMean + sentences.length * wideWidth);
    let start = 0;
    for (const [at, { length }] of sentences.entries()) {
      addMean(numbers, { from: room.middle + start * width, to: room.mean + at * width }, { total: length, width });
      addMean(numbers, { from: room.wide + start * wideWidth, to: room.wideMean + at * wideWidth }, { total: length, width: wideWidth });
      start += length;
    }
    multiplyRows(sentences.length, weights.upper.conv2, { from: room.wideMean, to: room.mean });
    repeatRow(numbers, { from: last.tanhBias, to: room.made }, ofSentences);
    multiplyRows(sentences.length, last.tanh, { from: room.mean, to: room.made });
    return sentences.map((_, at) => bentToLengthOne(numbers.subarray(room.made + at * width, room.made + (at + 1) * width)));
  };
}

/** What is added to the tokens of each place in a sentence: sines, then cosines, of the place times each frequency (Vaswani et al. 2017). */
function placeSignal(frequencies: Float32Array): Float32Array {
  const half = frequencies.length;
  const signal = new Float32Array(tokensMax * 2 * half);
  for (let place = 0; place < tokensMax; place += 1)
    for (let column = 0; column < half; column += 1) {
      const angle = Math.fround(place * (frequencies[column] ?? 0));
      signal[place * 2 * half + column] = Math.sin(angle);
      signal[place * 2 * half + half + column] = Math.cos(angle);
    }
  return signal;
}

function bentToLengthOne(row: Float32Array): number[] {
  const bent = Array.from(row, Math.tanh);
  const squares = bent.reduce((sum, value) => sum + value * value, 0);
  const inverse = 1 / Math.sqrt(Math.max(squares, squaresMin));
  return bent.map((value) => Math.fround(value * inverse));
}
