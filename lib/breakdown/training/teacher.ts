import model from "wink-eng-lite-web-model";
import winkNLP, { type ItemToken } from "wink-nlp";
import { type PartOfSpeech, partsOfSpeech } from "@/lib/breakdown/part-of-speech";
import { tokenise } from "@/lib/breakdown/tokens";
import type { TaggedSentence } from "@/lib/breakdown/training/tagger";

const nlp = winkNLP(model, ["sbd", "pos"]);

/** Tags a sentence with wink-nlp (MIT) and carries the tags over to our tokens; a token of several of its tokens takes the tag of the one that tells most. */
export function taughtSentence(text: string): TaggedSentence {
  const tokens = tokenise(text);
  const read = nlp.readDoc(text).tokens();
  const pieces: { start: number; tag: string; text: string }[] = [];
  let from = 0;
  read.each((token: ItemToken) => {
    const word = token.out();
    const start = text.indexOf(word, from);
    if (start < 0) return;
    pieces.push({ start, tag: token.out(nlp.its.pos), text: word });
    from = start + word.length;
  });
  let at = 0;
  const tags = tokens.map((token): PartOfSpeech | null => {
    while (at < pieces.length && (pieces[at]?.start ?? 0) < token.start) at += 1;
    const inside = [];
    for (let piece = at; piece < pieces.length && (pieces[piece]?.start ?? 0) < token.end; piece += 1) inside.push(pieces[piece]);
    if (inside[0]?.start !== token.start) return null;
    const telling =
      token.text.includes("-") && inside.length > 1 ? (inside.at(-1)?.tag === "PART" ? inside.at(-2) : inside.at(-1)) : inside[0];
    return partsOfSpeech.find((part) => part === telling?.tag) ?? null;
  });
  return { tokens, tags };
}
