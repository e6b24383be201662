import { custodySteps } from "@/lib/evidence/custody-steps";
import type { Told } from "./programs";

/** Who can be killed. */
export const victims = ["worker", "app", "database"] as const;

/** Whom a kill strikes. */
export type Victim = (typeof victims)[number];

/** A step, who passes it, and what the app is told so that it is passed. */
export type Passed = { step: string; by: "app" | "worker"; told: Told; inBrowser?: true };

const isOfUploads = (step: string) => step.startsWith("upload ");
const isInBrowser = (step: string) => step === "browser started" || step === "page shown";
/** Uploads store a file and settle passages as captures do. */
const shared = ["file begun", "file on disk", "file named", "file stored", "passages settled"];

const asks: Told = { work: "ask", count: 4 };
const asksShaky: Told = { work: "askShaky", count: 3 };
const uploads: Told = { work: "upload", count: 4 };
const committing = (command: string) => [`${command} written`, `${command} committed`];

const byApp: Passed[] = [
  ...committing("attachEvidence").map((step) => ({ step, by: "app" as const, told: asks })),
  ...[...custodySteps.filter((step) => isOfUploads(step) || shared.includes(step)), ...committing("uploadCapture")].map((step) => ({
    ...{ step, by: "app" as const, told: uploads },
  })),
];

const byWorker: Passed[] = [
  ...custodySteps.filter((step) => !isOfUploads(step)),
  ...committing("beginCapture"),
  ...committing("finishCapture"),
].map((step) => ({ step, by: "worker" as const, told: asks, ...(isInBrowser(step) ? { inBrowser: true as const } : {}) }));

/** Every named step that captures and uploads pass, without a browser. */
export const plainSteps: readonly Passed[] = [
  ...byApp,
  ...byWorker.filter(({ inBrowser }) => inBrowser !== true),
  ...committing("postponeCapture").map((step) => ({ step, by: "worker" as const, told: asksShaky })),
];

/** The steps that only a browser brings, and those that it makes heavy. */
export const browserSteps: readonly Passed[] = byWorker
  .filter(({ step }) => isInBrowser(step) || step === "archive written")
  .map((passed) => ({ ...passed, inBrowser: true }));
