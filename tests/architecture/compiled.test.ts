import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { listFiles, root } from "./source";

// The Babel that the build itself runs the compiler in.
const require = createRequire(import.meta.url);
const babel: { transformSync: (code: string, options: object) => unknown } = require("next/dist/compiled/babel/core");
const syntaxOf = (name: string): object => require(`next/dist/compiled/babel/plugin-syntax-${name}`).default;

const reported = z.object({ kind: z.string(), fnName: z.string().nullish(), detail: z.unknown().optional() });

/** What the React Compiler compiles in a file, by name, and why it gives up on the rest. */
function compile(file: string, code: string): { compiled: string[]; refused: string[] } {
  const compiled: string[] = [];
  const refused: string[] = [];
  const logEvent = (_: unknown, event: unknown) => {
    const { kind, fnName, detail } = reported.parse(event);
    if (kind === "CompileSuccess") compiled.push(fnName ?? "?");
    else refused.push(`${file}: ${JSON.stringify(detail)}`);
  };
  const plugins = [["babel-plugin-react-compiler", { logger: { logEvent } }], [syntaxOf("typescript"), { isTSX: true }], syntaxOf("jsx")];
  babel.transformSync(code, { filename: file, babelrc: false, configFile: false, cwd: root, plugins });
  return { compiled, refused };
}

test("the React Compiler compiles the panes and hooks of the desk, which are drawn at every step over thousands of claims", () => {
  const files = listFiles(["components/desk"]).filter((file) => /\/(use-[a-z-]+\.ts|(desk|[a-z]+-pane|article-block)\.tsx)$/.test(file));
  const found = files.map((file) => compile(file, readFileSync(path.join(root, file), "utf8")));
  expect(found.flatMap(({ refused }) => refused)).toEqual([]);
  expect(found.flatMap(({ compiled }) => compiled)).toEqual(
    expect.arrayContaining(["Desk", "useDesk", "useCaret", "ListPane", "ArticleBlock"]),
  );
});

test("a hook that the compiler gives up on is found", () => {
  const code = "export function useIt(){ const ref = useRef(0); const twice = ref.current * 2; return twice; }";
  expect(compile("use-it.ts", `import { useRef } from "react";\n${code}`).refused).toHaveLength(1);
});
