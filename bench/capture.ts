// Storing beside `sha256sum` and `cp`, and custody under kill -9: `npm run bench -- capture`. 20 captures are queued while worker, app and database
// are each killed at every named step of captures and uploads, then at random moments; in the end every capture must be finished once, every file
// whole, nothing left behind, and the log must agree. ASSAY_CAPTURE_ROUNDS says how often at random (12), ASSAY_CAPTURE_STEPS which steps (all),
// ASSAY_CAPTURE_STORE where files are kept: folder, or bucket (an S3-compatible server on this machine; then storing is not measured).

import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { disconnectDatabase } from "@/lib/database";
import { incomingFolder } from "@/lib/evidence/chosen-store";
import { findBrowser } from "@/lib/evidence/find-browser";
import { packagePrefix } from "@/lib/evidence/package-capture";
import { openKept } from "./capture/kept";
import { type Looked, lookThrough } from "./capture/look";
import { type Kill, openStage } from "./capture/stage";
import { browserSteps, type Passed, plainSteps, victims } from "./capture/steps";
import { measureStoring } from "./capture/storing";
import { heading, report } from "./figures";

const publicAddress = "127.77.0.1";
const rounds = Number(process.env.ASSAY_CAPTURE_ROUNDS ?? "12");
const chosen = new RegExp(process.env.ASSAY_CAPTURE_STEPS ?? "");
const randomMsMax = 4_000;

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-bench-capture-"));
chmodSync(folder, 0o711);
const kept = await openKept(folder);
Object.assign(process.env, { ASSAY_DATA: folder, ASSAY_MODE: "test", ASSAY_TEST_PUBLIC_ADDRESSES: publicAddress, ...kept.settings });
const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };

type Stage = Awaited<ReturnType<typeof openStage>>;

/** Each step with each victim; which of a capture's files, or of the queue's captures, it strikes differs. */
async function killAtEach(stage: Stage, steps: readonly Passed[]): Promise<void> {
  for (const [row, passed] of steps.filter(({ step }) => chosen.test(step) && !kept.passesOver.includes(step)).entries()) {
    for (const [column, victim] of victims.entries()) await stage.killAt(passed, victim, 1 + ((row + column) % 3));
    console.log(`  … ${passed.step}, passed by the ${passed.by}: ${stage.kills.length} kills so far`);
  }
}

/** What is left in folders where things only pass, and browsers that outlived their worker. */
function countLeft({ workerPids }: Stage): { files: number; browsers: number } {
  const isOfWorkers = (name: string) => workerPids.some((pid) => new RegExp(`${packagePrefix}[0-9a-f]{8}-${pid}-`).test(name));
  const passing = [...readdirSync(incomingFolder()), ...readdirSync(os.tmpdir()).filter(isOfWorkers)];
  const processes = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split("\n").filter(isOfWorkers);
  return { files: passing.length, browsers: processes.length };
}

/** A line for each step: how many captures and uploads were under way at the kill, and how many of them came to harm. */
function printTable(kills: readonly Kill[], looked: readonly Looked[]): void {
  const under = ({ from, until }: { from: Date; until: Date | null }, { at }: Kill) => from <= at && (until === null || until > at);
  const cell = (kill: Kill | undefined) => {
    if (kill === undefined) return "";
    if (!kill.isReached) return "never reached";
    const count = (kind: string) =>
      looked.flatMap(({ problems }) => problems).filter((one) => one.kind === kind && under(one, kill)).length;
    const harm = ["lost", "doubled", "damaged"].map((kind) => `${count(kind)}`).join("/");
    return `${looked.flatMap(({ spans }) => spans).filter((span) => under(span, kill)).length}: ${harm}`;
  };
  heading("Under way at the kill: of them lost/doubled/damaged");
  console.log(`  ${"step, and who passes it".padEnd(40)}${victims.map((victim) => victim.padStart(16)).join("")}`);
  const rows = new Set(kills.map(({ passed }) => passed).filter((passed) => passed !== null));
  for (const row of rows) {
    const cells = victims.map((victim) => cell(kills.find((kill) => kill.passed === row && kill.victim === victim)).padStart(16));
    console.log(`  ${`${row.step}${row.inBrowser === true ? " (Chromium)" : ""}, ${row.by}`.padEnd(40)}${cells.join("")}`);
  }
}

const isMeasured = process.env.ASSAY_CAPTURE_STEPS === undefined && process.env.ASSAY_CAPTURE_STORE !== "bucket";
let isWell = isMeasured ? await measureStoring(folder) : true;
heading(`Captures and uploads under kill -9, kept in ${kept.words}: each step, each victim, 20 captures in the queue`);
const stage = await openStage(folder, env, publicAddress);
try {
  await killAtEach(stage, plainSteps);
  for (let round = 0; round < rounds; round += 1) await stage.killSometime(victims[round % victims.length] ?? "worker", randomMsMax);
  const hasBrowser = findBrowser() !== null;
  if (hasBrowser) {
    await stage.takeBrowser();
    await killAtEach(stage, browserSteps);
  } else console.log("  No browser is installed: its steps are not passed.");
  await stage.settle();
  const looked: Looked[] = [];
  for (const workspaceId of stage.workspaces)
    looked.push(
      await lookThrough(
        workspaceId,
        stage.acknowledged.filter((one) => one.workspaceId === workspaceId),
      ),
    );
  printTable(stage.kills, looked);
  const problems = looked.flatMap((one) => one.problems);
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
  const unreached = stage.kills.filter(({ isReached }) => !isReached).length;
  const left = countLeft(stage);
  const none = (count: number) => ({ figure: String(count), goal: { text: "0", isMet: count === 0 } });
  heading("In all");
  report({ what: "kills at named steps / at random moments", figure: `${stage.kills.length - rounds} / ${rounds}` });
  report({ what: "steps never reached", ...none(unreached) });
  report({ what: "acknowledged captures and uploads", figure: String(stage.acknowledged.length) });
  report({ what: "captures and uploads looked through", figure: String(sum(looked.map(({ spans }) => spans.length))) });
  report({ what: "attempts begun for them", figure: String(sum(looked.map(({ attempts }) => attempts))) });
  report({ what: "stored files read again", figure: String(sum(looked.map(({ files }) => files))) });
  report({ what: "lost, doubled, damaged or not as the log says", ...none(problems.length) });
  report({ what: "sweeps that found something", figure: String(stage.swept.length) });
  report({ what: "unfinished files and folders left after the last sweep", ...none(left.files) });
  report({ what: "browsers that outlived their worker", ...none(left.browsers) });
  for (const { kind, words } of problems.slice(0, 20)) console.log(`  ${kind}: ${words}`);
  isWell &&= problems.length + unreached + left.files + left.browsers === 0;
} finally {
  await stage.close();
  await disconnectDatabase();
  await kept.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isWell ? 0 : 1;
