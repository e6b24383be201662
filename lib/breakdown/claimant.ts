import { type Attribution, attributeSentence } from "@/lib/breakdown/attribute";
import type { Span } from "@/lib/breakdown/gap-walk";
import { auxiliaries, connectors, dutyModals, futureModals, pronouns, speechActs } from "@/lib/breakdown/lexicon";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { isName } from "@/lib/breakdown/signals";
import type { Token } from "@/lib/breakdown/tokens";

/** The name a later pronoun most likely stands for: the subject of an earlier sentence, with where it was written. */
export type Focus = { name: string; start: number; end: number };

/** Whether a sentence names a source for what it says, and whom, if that is known. */
export type Source = { isNamed: boolean; claimant: string | null };

const contentShareMin = 0.35;
const tokensMin = 4;
const nobody: Source = { isNamed: false, claimant: null };

function withoutPossessive(name: string): string {
  return name.replace(/['’]s$/, "").replace(/s['’]$/, "s");
}

/** Whether a cue commits its subject to what follows; finding, showing and asking do so only with `that`, a quotation or a wish. */
function commits(text: string, { cue, content }: Attribution): boolean {
  if (!cue) return false;
  const words = text.slice(cue.start, cue.end).toLowerCase();
  if (words.startsWith("according")) return true;
  const verb = words.split(/\s+/).at(-1) ?? "";
  if (
    !speechActs.has(verb) &&
    !/^(?:add|adds|added|note|notes|noted|warn|warns|warned|argue|argues|argued|explain|explained|suggests?|suggested|blame|blamed|think|thinks)$/.test(
      verb,
    )
  )
    return false;
  return !/^(?:find|found|show|shows|showed)$/.test(verb) || /^(?:that\b|[“"])/i.test(text.slice(content.start, content.end));
}

/** Who a sentence names as the source of what it says. A pronoun stands for the name in focus; without one the source is named but not known. */
export function findSource(text: string, span: Span, context: { read: ReadSentence; focus: Focus | null }): Source {
  if (context.read.tokens.length < tokensMin) return nobody;
  for (const attribution of attributeSentence(text, span, context.read)) {
    const { source, content } = attribution;
    if (!source || !commits(text, attribution) || content.end - content.start < contentShareMin * (span.end - span.start)) continue;
    const name = withoutPossessive((/^[^,(—–]+/.exec(text.slice(source.start, source.end))?.[0] ?? "").replace(/\s+/g, " ").trim());
    if (name === "" || /^(?:i|we|you|who|which|that|this|one|anyone|no one|nobody|people)$/i.test(name)) continue;
    if (pronouns.has(name.toLowerCase())) return { isNamed: true, claimant: context.focus?.name ?? null };
    return { isNamed: true, claimant: name };
  }
  return nobody;
}

/** The name in subject position, which later pronouns refer back to; without one the former focus stays. */
export function nextFocus(text: string, tokens: readonly Token[], former: Focus | null): Focus | null {
  const limit = tokens.findIndex(
    (token, at) => at > 0 && (auxiliaries.has(token.lower) || dutyModals.has(token.lower) || futureModals.has(token.lower)),
  );
  const region = limit > 0 ? tokens.slice(0, limit) : tokens.slice(0, 12);
  for (let at = 0; at < region.length; at += 1) {
    const token = region[at];
    if (
      !token ||
      !(isName(token, at === 0) || (at === 0 && /^\p{Lu}/u.test(token.text) && !connectors.has(token.lower) && tokens[1]?.kind !== "word"))
    )
      continue;
    let last = at;
    while (tokens[last + 1] && isName(tokens[last + 1] ?? token, false) && !/['’]s$/.test(tokens[last]?.text ?? "")) last += 1;
    const end = tokens[last]?.end ?? token.end;
    return { name: withoutPossessive(text.slice(token.start, end)), start: token.start, end };
  }
  return former;
}
