import { refuseField } from "@/lib/result";
import { readPassagePlace } from "./passage-place";

/** Rolls a command back unless the locator can be a place in a source of that kind. */
export function demandPlace(sourceKind: string, locator: string): void {
  const place = readPassagePlace(sourceKind, locator);
  if (!place.ok) refuseField("locator", place.problem);
}
