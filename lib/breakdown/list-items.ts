import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import {
  hasForm,
  isBare,
  isClosed,
  isFormOfOne,
  isLedBy,
  isSmall,
  jointBefore,
  opening,
  otherPasts,
  surePasts,
  type Tagged,
} from "@/lib/breakdown/verb-forms";

const modals = /^(?:will|would|can|could|may|might|must|shall|should|cannot|do|does|did|['’]ll|['’]d)$/;
/** Verbs whose object does something, told in the bare form. */
const leaving = /^(?:lets?|letting|mak(?:e|es|ing)|made|helps?|helped|helping|sees?|saw|hears?|heard|watch(?:es|ed)?|ha[ds]|have)$/;
/** Verbs in -s that say something without an object. */
const objectless =
  /^(?:sings|dances|swims|writes|reads|lives|works|sleeps|eats|drinks|runs|walks|talks|waits|dies|cries|smiles|laughs|fails|falls|rises|grows|remains|matters|happens|exists|ends|begins|starts|stops|goes|comes|arrives|leaves|returns|retires|resigns|disappears|appears|breaks|leaks|melts|freezes|boils|sinks|floats|dries|spreads|travels|migrates)$/;

/** Whether a word that a joint precedes was taken for a verb, and is an item of a list: no verb of its form leads it, or nothing follows that a verb could have. */
function isOfList(read: Tagged, at: number): boolean {
  const { tokens, tags } = read;
  const word = tokens[at]?.lower ?? "";
  const joint = tags[at] === "VERB" && isSmall(tokens[at]) ? jointBefore(read, at) : null;
  if (joint === null || !/^(?:NOUN|PROPN)$/.test(tags[at - 2] ?? "") || tags[at - 1] === "ADV") return false;
  const next = tokens[at + 1];
  const isEnd = next === undefined || next.kind === "mark" || tags[at + 1] === "CCONJ";
  if (isFormOfOne(word)) {
    if (objectless.test(word)) return false;
    // `funds clinics, schools and wells in Norland`
    const isLoneBefore = joint === "and" && tokens[at - 3]?.text === "," && /[^su]s$/.test(tokens[at - 2]?.lower ?? "");
    if (isLoneBefore && (isEnd || tags[at + 1] === "ADP")) return true;
    // `bring petrol and pills across the lake`: several do not have the verb of one.
    if (!isLedBy(read, at, "one") && isLedBy(read, at, "bare")) return isEnd || tags[at + 1] === "ADP";
    return isEnd && (isLedBy(read, at, "one") || isLedBy(read, at, "past"));
  }
  if (!isBare(word) || /(?:en|own|orn|ept|ought|aught)$/.test(word) || otherPasts.test(word) || next?.text === "-") return false;
  if (isLoneItem(read, at)) return true;
  if (!isEnd && !/^(?:NOUN|ADJ)$/.test(tags[at + 1] ?? "")) return false;
  const from = opening(read, at);
  const isWilled = tokens
    .slice(from, at)
    .some(
      ({ lower }, place) =>
        modals.test(lower) || leaving.test(lower) || lower === "to" || (lower !== word && hasForm(read, from + place, "bare")),
    );
  return !isWilled && (isLedBy(read, at, "one") || isLedBy(read, at, "past"));
}

/** `ask about dust, smoke and damp in their homes`: two words in a row that have no object, the first between a comma and a joint. */
function isLoneItem({ tokens, tags }: Tagged, at: number): boolean {
  const bare = (place: number) =>
    /^(?:VERB|NOUN)$/.test(tags[place] ?? "") && isBare(tokens[place]?.lower ?? "") && !objectless.test(`${tokens[place]?.lower}s`);
  const ends = (place: number) => tags[place] === "ADP" || tokens[place] === undefined || tokens[place]?.kind === "mark";
  const isPair = (first: number) =>
    tokens[first - 1]?.text === "," &&
    tags[first - 2] === "NOUN" &&
    tokens[first + 1]?.lower === "and" &&
    bare(first) &&
    bare(first + 2) &&
    ends(first + 3);
  return isPair(at) || isPair(at - 2);
}

/** `jam, honey and dried fruit`, `sells smoked fish, used books and maps`: a participle that is a quality of an item of a list. */
function isQualityOfItem(read: Tagged, at: number): boolean {
  const { tokens, tags } = read;
  const word = tokens[at]?.lower ?? "";
  if (tags[at] !== "VERB" || tags[at + 1] !== "NOUN" || !isSmall(tokens[at])) return false;
  const joint = jointBefore(read, at);
  if (joint === null || tags[at - 1] === "ADV") return false;
  if (
    /^(?:un\p{L}+(?:ed|en|orn)|hidden|stolen|frozen|broken|written|woven|fallen|worn|torn|grown|known|chosen|forgotten|sunken|molten)$/u.test(
      word,
    )
  )
    return true;
  if (!/[^e]ed$/.test(word) || isLedBy(read, at, "past") || !isLedBy(read, at, "one")) return false;
  return joint === "comma" ? !isClosed(read, at, "past") : tags[at - 2] === "NOUN" && tokens[at - 3]?.text === ",";
}

/** `lets users book taxis`: a bare form behind whom somebody lets do something. */
function isLet({ tokens, tags }: Tagged, at: number): boolean {
  if (tags[at] !== "NOUN" || !isSmall(tokens[at]) || !isBare(tokens[at]?.lower ?? "")) return false;
  if (!/^(?:DET|NOUN|NUM|PRON)$/.test(tags[at + 1] ?? "") || !/^(?:NOUN|PRON)$/.test(tags[at - 1] ?? "")) return false;
  if (
    tags[at - 1] === "NOUN" &&
    !/(?:[^su]s|police|people|men|children)$/.test(tokens[at - 1]?.lower ?? "") &&
    !/^(?:each|every)$/.test(tokens[at - 2]?.lower ?? "")
  )
    return false;
  let verb = at - 2;
  while (/^(?:DET|ADJ)$/.test(tags[verb] ?? "") && !/^lets?$/.test(tokens[verb]?.lower ?? "")) verb -= 1;
  return /^lets?$/.test(tokens[verb]?.lower ?? "");
}

/** What a word is that stands where the tagger goes wrong between verbs and lists: null where it may be right. */
export function mendedTag(read: Tagged, at: number): PartOfSpeech | null {
  const { tokens, tags } = read;
  const word = tokens[at]?.lower ?? "";
  const tag = tags[at];
  const before = tags[at - 1];
  const next = tags[at + 1];
  if (isLet(read, at)) return "VERB";
  // `The app lets users book …`
  if (word === "lets" && (tag === "ADJ" || tag === "NOUN")) return "VERB";
  if (/^(?:at|of)$/.test(word) && (tag === "NOUN" || tag === "PROPN")) return "ADP";
  // `ships both to pubs`, `lends violins to pupils`
  if (tag === "VERB" && tokens[at - 1]?.lower === "to" && isFormOfOne(word) && isSmall(tokens[at])) return "NOUN";
  // `more benches and fewer spaces`
  if (tag === "ADV" && /^(?:more|fewer|less|longer|shorter)$/.test(word) && next === "NOUN") return "ADJ";
  // `Exports rose 12 percent`, `a third fell ill`
  if (/^(?:rose|fell)$/.test(word) && tag !== "VERB") {
    const isShare = before === "ADJ" && /^(?:an?|one)$/.test(tokens[at - 2]?.lower ?? "");
    const isPlural = /[^su]s$/.test(tokens[at - 1]?.lower ?? "");
    if (
      isShare ||
      ((isPlural || before === "PROPN") && (next === "NUM" || next === "SYM" || /^(?:by|to|from|in)$/.test(tokens[at + 1]?.lower ?? "")))
    )
      return "VERB";
  }
  if (word === "half" && tag === "VERB") return "NOUN";
  // `salted roads and towed cars`, `shops and offices stayed shut`
  if (tag === "VERB" && isFormOfOne(word) && isSmall(tokens[at])) {
    if (before === "VERB" && hasForm(read, at - 1, "past")) return "NOUN";
    if (before === "CCONJ" && next === "VERB" && hasForm(read, at + 1, "past")) return "NOUN";
  }
  // `froze pay`, `won trust in Castell`
  if (
    tag === "VERB" &&
    before === "VERB" &&
    surePasts.test(tokens[at - 1]?.lower ?? "") &&
    !leaving.test(tokens[at - 1]?.lower ?? "") &&
    isBare(word) &&
    !/(?:en|orn|own)$/.test(word) &&
    /^(?:PUNCT|ADP|CCONJ)$/.test(next ?? "")
  )
    return "NOUN";
  // `The crossing takes 55 minutes`
  if (
    tag === "VERB" &&
    before === "DET" &&
    /\wing$/.test(word) &&
    (next === "AUX" || (next === "VERB" && isFormOfOne(tokens[at + 1]?.lower ?? "")))
  )
    return "NOUN";
  if (tag === "VERB" && isSmall(tokens[at]) && /^(?:PUNCT|CCONJ)$/.test(next ?? "")) {
    // `want better pay, shorter hours`, `sold two car parks and shut …`
    if (isBare(word) && before === "ADJ" && tags[at - 2] === "VERB") return "NOUN";
    if (isFormOfOne(word) && before === "NOUN" && /^(?:NUM|DET)$/.test(tags[at - 2] ?? "") && tags[at - 3] === "VERB") return "NOUN";
  }
  // `met in Oslo, signed a pact`
  if (
    tag === "ADJ" &&
    next === "DET" &&
    /[^e]ed$/.test(word) &&
    isSmall(tokens[at]) &&
    jointBefore(read, at) !== null &&
    isLedBy(read, at, "past")
  )
    return "VERB";
  if (isQualityOfItem(read, at)) return "ADJ";
  return isOfList(read, at) ? "NOUN" : null;
}
