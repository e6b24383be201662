import { readFileSync } from "node:fs";
import recheck from "recheck/lib/browser.js";
import { describe, expect, it } from "vitest";
import { patternsIn } from "../../../bench/breakdown/patterns";

describe("the check of regular expressions", () => {
  it("finds the literals of a source and no division, string or comment", () => {
    const source = ["const a = b / c / d; // /no/", 'const e = "/no/g"; /* /no/ */', "const f = /[/]x/u.test(a) && !/y\\/z/.test(b);"].join(
      "\n",
    );
    expect(patternsIn("x.ts", source).map((one) => `${one.source} ${one.flags}`)).toEqual(["[/]x u", "y\\/z "]);
  });

  it("proves those that read posts and missing pages", () => {
    for (const file of ["lib/breakdown/posted-on.ts", "lib/articles/soft-not-found.ts"])
      for (const { source, flags } of patternsIn(file, readFileSync(file, "utf8")))
        expect(recheck.checkSync(source, flags, { timeout: 5000 }).status, source).toBe("safe");
  }, 120_000);

  it("tells a pattern that explodes from one that does not", () => {
    expect(recheck.checkSync("^(a+)+$", "", { timeout: 5000 }).status).toBe("vulnerable");
    expect(recheck.checkSync("^a+$", "", { timeout: 5000 }).status).toBe("safe");
  });
});
