import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { cutFonts } from "@/bin/cut-fonts.mjs";

const folder = path.resolve("app/fonts");

it("holds in app/fonts what is cut of the fonts from npm, and the notices", async () => {
  const cut = await cutFonts();
  expect(readdirSync(folder).sort()).toEqual([...cut.keys(), "OFL.txt"].sort());
  for (const [name, content] of cut) expect(readFileSync(path.join(folder, name)).equals(Buffer.from(content)), name).toBe(true);
});
