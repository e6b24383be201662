/** A text in folded form, and where each of its units came from. `starts[i]`..`ends[i]` is the stretch of the original behind unit `i`. */
export type FoldedText = { text: string; starts: Int32Array; ends: Int32Array };

const ignorable = /[\u00ad\u200b\u2060\ufeff]/;
const blank = /\s/;
const special = new Map<string, string>();
for (const quote of "‘’‚‛′ʼ`´‹›＇") special.set(quote, "'");
for (const quote of "“”„‟«»″＂") special.set(quote, '"');
for (const dash of "‐‑‒–—―−﹘﹣－") special.set(dash, "-");
special.set("…", "...");
// PDFs hold letters that type runs together, and the Greek letter for the sign of the micro.
for (const [sign, letters] of [
  ["ﬀ", "ff"],
  ["ﬁ", "fi"],
  ["ﬂ", "fl"],
  ["ﬃ", "ffi"],
  ["ﬄ", "ffl"],
  ["ﬅ", "st"],
  ["ﬆ", "st"],
  ["µ", "μ"],
] as const)
  special.set(sign, letters);

// Hangul letters compose across base characters; everything else composes with the marks that follow it.
const clusters = /[\u1100-\u11ff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb]+|\P{M}\p{M}*|\p{M}+/gu;

/**
 * Folds what publishers' systems change without changing a word: runs of white space, soft hyphens and zero-width spaces, the shape
 * of quotation marks, dashes and ellipses, letters that type runs together (ﬁ), and Unicode composition (NFC). Case and letters stay. Linear; keeps a map to the original.
 */
export function foldText(original: string): FoldedText {
  const sink = new Sink(original);
  if (original.normalize("NFC") === original) {
    for (let index = 0; index < original.length; index++) sink.add(original.charCodeAt(index), index, index + 1);
  } else {
    for (const match of original.matchAll(clusters)) {
      const cluster = match[0];
      const composed = cluster.normalize("NFC");
      const isPlain = composed === cluster;
      for (let offset = 0; offset < composed.length; offset++) {
        const at = match.index + offset;
        sink.add(composed.charCodeAt(offset), isPlain ? at : match.index, isPlain ? at + 1 : match.index + cluster.length);
      }
    }
  }
  return sink.finish();
}

class Sink {
  private starts: Int32Array;
  private ends: Int32Array;
  private length = 0;
  private endsBlank = false;
  private readonly original: string;
  // Most units stay as they are: the text is put together from stretches of the original, which costs next to nothing.
  private readonly parts: string[] = [];
  private stretchFrom = 0;
  private stretchTo = 0;

  constructor(original: string) {
    this.original = original;
    this.starts = new Int32Array(original.length + 16);
    this.ends = new Int32Array(original.length + 16);
  }

  add(code: number, start: number, end: number): void {
    if (code < 0x80 && code > 0x20 && code !== 0x60) {
      this.push(code, start, end);
      return;
    }
    const unit = String.fromCharCode(code);
    if (code === 0x20 || blank.test(unit)) {
      if (this.endsBlank) this.ends[this.length - 1] = end;
      else this.push(0x20, start, end);
      this.endsBlank = true;
    } else if (!ignorable.test(unit)) for (const folded of special.get(unit) ?? [unit]) this.push(folded.charCodeAt(0), start, end);
  }

  finish(): FoldedText {
    this.endStretch();
    return { text: this.parts.join(""), starts: this.starts.subarray(0, this.length), ends: this.ends.subarray(0, this.length) };
  }

  private push(code: number, start: number, end: number): void {
    if (this.length === this.starts.length) this.grow();
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
    this.endsBlank = false;
    if (end !== start + 1 || code !== this.original.charCodeAt(start)) {
      this.endStretch();
      this.parts.push(String.fromCharCode(code));
    } else if (start === this.stretchTo) this.stretchTo = end;
    else {
      this.endStretch();
      this.stretchFrom = start;
      this.stretchTo = end;
    }
  }

  private endStretch(): void {
    if (this.stretchTo > this.stretchFrom) this.parts.push(this.original.slice(this.stretchFrom, this.stretchTo));
    this.stretchFrom = this.stretchTo;
  }

  private grow(): void {
    const { starts, ends } = this;
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(starts.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}
