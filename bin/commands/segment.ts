import { splitSentences } from "@/lib/breakdown/sentences";
import { answerLines, takesNothing } from "../json-lines";

/** How it is used. */
export const usage = `usage: assay segment < LINES
  Where the sentences of a text begin and end, in UTF-16 units.
  A line in: {"id","text"}. A line out: {"id","sentences":[{"start","end"}]}.
`;

/** `assay segment`: {"id","text"} → {"id","sentences":[{"start","end"}]}, a line each; 2 on wrong usage. */
export async function run(options: readonly string[]): Promise<number> {
  return takesNothing(options, usage) ? answerLines(({ text }) => ({ sentences: splitSentences(text) })) : 2;
}
