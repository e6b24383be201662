import "server-only";
import { passStep } from "@/lib/named-step";

/** The steps of signing a log's head, in the order in which they come. Commands name theirs themselves. */
export const recordSteps = [
  "key kept",
  "head locked",
  "head signed",
  "record file on disk",
  "record file named",
  "checkpoint stored",
  "checkpoint committed",
] as const;

/** Names a step of the record at which everything may end without anything being lost. */
export const passRecordStep = (step: (typeof recordSteps)[number]) => passStep(step);
