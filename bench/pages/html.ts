import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";

const jar = path.join(path.dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
const said = z.object({
  messages: z.array(
    z.looseObject({
      type: z.string(),
      subType: z.string().optional(),
      url: z.string().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
});

/** Whether the Nu checker can run: it is a Java program. */
export const hasJava = () => spawnSync("java", ["-version"]).status === 0;

/** What the Nu HTML checker says against pages, by their addresses: errors and warnings as sentences with the markup they are about. */
export function htmlFaults(pages: ReadonlyMap<string, string>, folder: string): { errors: string[]; warnings: string[] } {
  mkdirSync(folder, { recursive: true });
  const addressOf = new Map<string, string>();
  for (const [address, html] of pages) {
    const file = path.join(folder, `${addressOf.size}.html`);
    writeFileSync(file, html);
    addressOf.set(`${addressOf.size}.html`, address);
  }
  const args = [
    "-Xss4m",
    "-jar",
    jar,
    "--format",
    "json",
    "--stdout",
    "--exit-zero-always",
    ...[...addressOf.keys()].map((name) => path.join(folder, name)),
  ];
  const { messages } = said.parse(JSON.parse(execFileSync("java", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })));
  const tell = ({ url, message, extract }: (typeof messages)[number]) =>
    `${addressOf.get(path.basename(url ?? "")) ?? url}: ${message} ${(extract ?? "").replace(/\s+/g, " ").trim()}`;
  return {
    errors: messages.filter(({ type }) => type !== "info").map(tell),
    warnings: messages.filter(({ type, subType }) => type === "info" && subType === "warning").map(tell),
  };
}
