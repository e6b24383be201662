import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

const span = z.object({ start: z.number().int(), end: z.number().int() });

/** The words by which somebody is the source of a sentence, as a breakdown stores them with it. */
export const sayingStored = z.object({ source: span, cue: span, antecedent: span.optional() });

/** The words of an article by which somebody says something: `said Ana Ruiz`; where they are named by a pronoun, or by an office (`the minister`), which, and whom it was taken for, null for nobody. */
export type SayingWords = { words: string; pronoun: string | null; antecedent: string | null };

const apartMax = 120;

/** A saying in the article's words. */
export function wordsOfSaying(text: string, { source, cue, antecedent }: z.infer<typeof sayingStored>): SayingWords {
  const [first, second] = source.start <= cue.start ? [source, cue] : [cue, source];
  const isNear = second.start - first.end <= apartMax;
  const said = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const named = said(source);
  const isPronoun = antecedent !== undefined || /^(?:he|she|it|they)$/i.test(named);
  return {
    words: isNear ? said({ start: first.start, end: Math.max(first.end, second.end) }) : `${said(first)} … ${said(second)}`,
    pronoun: isPronoun ? named : null,
    antecedent: antecedent === undefined ? null : said(antecedent),
  };
}

/** By which words of the article a candidate has its claimant, `saying` null for none; null when the viewer may not see the candidate. */
export async function getSaying(viewer: Viewer, candidateId: string): Promise<{ saying: SayingWords | null } | null> {
  const { workspaceId } = visibleTo(viewer);
  if (!z.uuid().safeParse(candidateId).success) return null;
  const candidate = await database.candidate.findUnique({
    where: { workspaceId_id: { workspaceId, id: candidateId } },
    select: { sentence: true, snapshot: { select: { text: true } }, breakdown: { select: { sentences: true } } },
  });
  if (candidate === null) return null;
  const sentences = z.array(z.object({ saying: sayingStored.optional() })).parse(candidate.breakdown.sentences);
  const saying = sentences[candidate.sentence]?.saying;
  return { saying: saying === undefined ? null : wordsOfSaying(candidate.snapshot.text, saying) };
}
