import type { z } from "zod";
import { valuesOf } from "@/components/verdicts/scale-values";
import { reviseScale } from "@/lib/verdicts/revise-scale";
import type { reviseScaleInput } from "@/lib/verdicts/scale-schema";
import { markOfRating, type ReadyMadeScale, readyMadeScales } from "@/lib/verdicts/scales";
import { accepted, type Newsroom } from "./newsroom";

type ScaleInput = z.input<typeof reviseScaleInput>;

/** What the form of a scale would send for a ready-made one, as a change of version 1. */
export function aScaleInput(changes: Partial<ScaleInput> = {}, scale: ReadyMadeScale = readyMadeScales.fivePoint): ScaleInput {
  const ratings = scale.ratings.map((rating) => ({ ...rating, look: markOfRating(rating) }));
  return { seenVersion: 1, reason: "Readers misread the middle.", ...valuesOf(scale.name, ratings), ...changes };
}

/** The same with one label changed. */
export function aScaleWith(key: string, changes: Partial<ScaleInput["ratings"][number]>): ScaleInput {
  const input = aScaleInput();
  return { ...input, ratings: input.ratings.map((rating) => (rating.key === key ? { ...rating, ...changes } : rating)) };
}

/** Makes version 2 of a newsroom's scale, in which “Mixed” reads “Half right”. */
export async function aRevisedScale(newsroom: Newsroom) {
  return accepted(await reviseScale(newsroom.owner, aScaleWith("mixed", { label: "Half right" })));
}
