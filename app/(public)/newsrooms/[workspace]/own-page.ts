import type { Metadata } from "next";
import { alternatesOf } from "@/lib/reports/addresses";
import type { Speech } from "@/lib/reports/speech";
import { readNewsroom, readSpeech } from "./read";

/** The head of one of a newsroom's own pages. Nothing where there is no newsroom: what the layout says of that stands then. */
export async function headOf(workspace: string, path: string, titleIn?: (words: Speech["words"]) => string): Promise<Metadata> {
  if ((await readNewsroom(workspace)) === null) return {};
  const { words } = await readSpeech(workspace);
  return { ...(titleIn === undefined ? {} : { title: titleIn(words) }), alternates: alternatesOf(workspace, path, { words: words.file }) };
}
