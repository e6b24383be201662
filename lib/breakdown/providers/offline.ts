import { breakDown } from "@/lib/breakdown/break-down";
import type { Known, Reading } from "@/lib/breakdown/providers/provider";
import { worthThreshold } from "@/lib/breakdown/scores";

/** The provider that is always there: rules and sparse linear models, without network. Pure and synchronous. */
export function readOffline(text: string, known: Known): Reading {
  const { candidates, ...rest } = breakDown(text, known);
  const { provider, version } = rest;
  return {
    ...rest,
    model: null,
    threshold: worthThreshold,
    layer: null,
    fallback: null,
    candidates: candidates.map((candidate) => ({ ...candidate, provider, model: null, version })),
  };
}
