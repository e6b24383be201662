import "server-only";
import { passStep } from "@/lib/named-step";

/** The steps of captures and uploads between their commands, in the order in which they come. Commands name theirs themselves. */
export const custodySteps = [
  "job added",
  "job taken",
  "answer begun",
  "file begun",
  "file on disk",
  "file named",
  "file stored",
  "original fetched",
  "original read",
  "browser started",
  "page shown",
  "archive written",
  "archive stored",
  "passages settled",
  "job done",
  "upload stored",
  "upload read",
] as const;

/** Names a step of custody at which everything may end without anything being lost. */
export const passCustodyStep = (step: (typeof custodySteps)[number]) => passStep(step);
