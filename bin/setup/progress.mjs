const seconds = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

/** One line for the person who waits. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Announces a step, does it, and says how long it took; answers what the work answers. */
export async function step(label, work) {
  const startedAt = performance.now();
  say(`· ${label} …`);
  const value = await work();
  say(`  done in ${seconds(startedAt)}`);
  return value;
}

/** A step that is nearly always instant: one line, after it. `describe` may add to it. */
export async function quickStep(label, work, describe = () => "") {
  const startedAt = performance.now();
  const value = await work();
  say(`· ${label}${describe(value)} (${seconds(startedAt)})`);
  return value;
}
