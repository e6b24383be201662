import { decompose } from "@/lib/breakdown/decompose";
import { answerLines, takesNothing } from "../json-lines";

/** How it is used. */
export const usage = `usage: assay decompose < LINES
  The single facts of a sentence, each as a statement of its own.
  A line in: {"id","text"}, one sentence. A line out: {"id","claims":[{"spans","statement"}]}.
`;

/** `assay decompose`: {"id","text"} (one sentence) → {"id","claims":[{"spans","statement"}]}, a line each; 2 on wrong usage. */
export async function run(options: readonly string[]): Promise<number> {
  return takesNothing(options, usage) ? answerLines(({ text }) => ({ claims: decompose(text) })) : 2;
}
