import "server-only";
import { readFileSync, renameSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { environment } from "@/lib/environment";

/** An order: at the `nth` time from now on that process `by` passes the step, it sends SIGKILL to process `kill`, which may be itself. */
const killing = z.object({ step: z.string(), nth: z.number().int().positive(), by: z.number().int(), kill: z.number().int().positive() });

// What is killed elsewhere, such as the database, must be dead before this process goes on, or it died at a later step.
const deathMs = 300;
let orders: { file: string | null } | undefined;
let counted = { order: "", passed: 0 };

/**
 * Names a step of work at which tests and benchmarks kill a process, to show that nothing is lost there. It does nothing unless `ASSAY_MODE` was
 * `test`, and `ASSAY_TEST_KILL_AT` named a file, when the process began; an order is renamed to `….done` first, so that it is carried out once.
 */
export async function passStep(step: string): Promise<void> {
  orders ??= { file: environment.testKillFile };
  const { file } = orders;
  if (file === null) return;
  const order = readOrder(file);
  if (order === null) return;
  if (order !== counted.order) counted = { order, passed: 0 };
  const { step: awaited, nth, by, kill } = killing.parse(JSON.parse(order));
  if (step !== awaited || by !== process.pid) return;
  counted.passed += 1;
  if (counted.passed !== nth) return;
  renameSync(file, `${file}.done`);
  process.kill(kill, "SIGKILL");
  await pause(deathMs);
}

/** Null where no order waits. */
function readOrder(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
