import type { z } from "zod";
import type { submitArticleInput } from "@/lib/articles/schema";

/** What the form holds: the command's own input, before it is parsed. */
export type SubmitArticleInput = z.input<typeof submitArticleInput>;

/** Leaves out what belongs to the ways not chosen, so that it is kept in the form but not sent. */
export function trimmedToWay(input: SubmitArticleInput): SubmitArticleInput {
  const { text, file, fileName, ...rest } = input;
  switch (input.way) {
    case "paste":
      return { ...rest, ...(text === undefined ? {} : { text }) };
    case "upload":
      return { ...rest, fileName, ...(file === undefined ? {} : { file }) };
    case "url":
      return rest;
  }
}
