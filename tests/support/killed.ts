import { spawn } from "node:child_process";

/** The number of a process that was killed and is gone. */
export async function pidOfKilled(): Promise<number> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  await ended;
  if (child.pid === undefined) throw new Error("The process did not start.");
  return child.pid;
}
