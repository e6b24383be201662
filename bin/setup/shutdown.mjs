import { say } from "./progress.mjs";

// npm hands a Ctrl-C on to us although the terminal has sent it already: two signals this close together are one wish.
const oneWishMs = 1000;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

const actions = [];
let begunAt = null;
let exitCode = 130;

/** Registers what has to happen when the program is stopped, last registered first. Answers a function that takes it back. */
export function onShutdown(action) {
  actions.push(action);
  return () => {
    const at = actions.lastIndexOf(action);
    if (at >= 0) actions.splice(at, 1);
  };
}

/** From now on being stopped is the ordinary end: exit code 0. */
export function expectShutdown() {
  exitCode = 0;
}

/** Registers the very last thing to do before the process ends. */
export function onceShutDown(action) {
  actions.unshift(action);
}

/** Whether the end has begun. */
export const isShuttingDown = () => begunAt !== null;

async function runActions({ isUrgent }) {
  let failures = 0;
  while (actions.length > 0) {
    const action = actions.pop();
    try {
      await action({ isUrgent });
    } catch (error) {
      failures += 1;
      console.error(error instanceof Error ? error.message : error);
    }
  }
  return failures;
}

/** Undoes everything in order and ends the process. When that is under way already, waits for it for good. */
export async function shutDown(code) {
  if (begunAt !== null) return new Promise(() => {});
  begunAt = performance.now();
  const failures = await runActions({ isUrgent: false });
  process.exit(failures > 0 && code === 0 ? 1 : code);
}

async function onSignal(signal) {
  if (begunAt === null) {
    say(`\nStopping (${signal}) …`);
    await shutDown(exitCode);
  } else if (performance.now() - begunAt > oneWishMs) {
    say("Forcing.");
    await runActions({ isUrgent: true });
    process.exit(130);
  }
}

/** Makes signals stop the program in order; a second one, a second later or more, forces it. */
export function handleSignals() {
  for (const signal of signals) process.on(signal, onSignal);
}
