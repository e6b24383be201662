import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** Where quotation marks stand in pairs, as places of tokens; a mark that none closes is left out. */
export function quotationPairs({ tokens }: ReadSentence): { open: number; close: number }[] {
  const found: { open: number; close: number }[] = [];
  let open = -1;
  for (const [at, { text }] of tokens.entries()) {
    if (text === "“" || (text === '"' && open < 0)) open = at;
    else if ((text === "”" || text === '"') && open >= 0) {
      found.push({ open, close: at });
      open = -1;
    }
  }
  return found;
}
