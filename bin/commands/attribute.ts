import { attribute } from "@/lib/breakdown/attribute";
import { answerLines, takesNothing } from "../json-lines";

/** How it is used. */
export const usage = `usage: assay attribute < LINES
  Who says what.
  A line in: {"id","text"}. A line out: {"id","attributions":[{"source","cue","content","antecedent"?,"nested"?}]}.
`;

/** `assay attribute`: {"id","text"} → {"id","attributions":[{"source","cue","content","antecedent"?,"nested"?}]}, a line each; 2 on wrong usage. */
export async function run(options: readonly string[]): Promise<number> {
  return takesNothing(options, usage) ? answerLines(({ text }) => ({ attributions: attribute(text) })) : 2;
}
