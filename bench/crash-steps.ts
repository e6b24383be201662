import { recordSteps } from "@/lib/audit/record-steps";

/** What a worker of the crash bench does over and over: changes, signed heads, new keys, or publications. */
export const works = ["append", "sign", "adopt", "publish"] as const;
export type Work = (typeof works)[number];

/** Who dies. `disk`: nobody; a flush of the database's fails, as on a broken disk. */
export const victims = ["application", "database", "both"] as const;
export type Victim = (typeof victims)[number] | "disk";

/** A step, in which work it is passed. */
export type Passed = { step: string; work: Work };

const commands: readonly { name: string; work: Work }[] = [
  { name: "changeRole", work: "append" },
  { name: "adoptLogKey", work: "adopt" },
  { name: "publishReport", work: "publish" },
];

/** Every step of appending, signing and publishing, in the order of a life. */
export const steps: readonly Passed[] = [
  ...commands.flatMap(({ name, work }) => ["locked", "written", "committed"].map((part): Passed => ({ step: `${name} ${part}`, work }))),
  ...recordSteps.map((step): Passed => ({ step, work: step === "key kept" ? "adopt" : "sign" })),
];
