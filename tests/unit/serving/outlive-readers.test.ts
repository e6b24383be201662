import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";

const module = pathToFileURL(path.resolve("bin/serving/outlive-readers.mjs")).href;

/** A server as Next makes one: what nobody caught is told, and it goes on. It ends itself when that has no end. */
const program = `
  import { outliveReaders } from ${JSON.stringify(module)};
  outliveReaders();
  let told = 0;
  process.on("uncaughtException", (error) => {
    told += 1;
    if (told > 20) process.send("tells without end", () => process.exit(1));
    else process.stderr.write(error.stack);
  });
  process.on("message", () => {
    process.stderr.write("Nobody reads this.\\n");
    process.stdout.write("Nor this.\\n");
    setTimeout(() => process.send("serves", () => process.exit(0)), 200);
  });
  process.send("ready");
`;

it("goes on, and does not tell without end that nobody reads what it tells", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const said = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("message", (message) => {
      if (message !== "ready") return resolve(message);
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.send("say something");
    });
  });
  expect(await said).toBe("serves");
});
