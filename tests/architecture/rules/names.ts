import path from "node:path";
import type { Module } from "../source";
import { isCommand } from "./imports";

/** Names that say nothing about what is inside, so that anything ends up there. */
const emptyNames = new Set(
  "utils util helpers helper types type constants constant services service hooks hook misc index common shared manager managers item items lib2 stuff".split(
    " ",
  ),
);

const stemOf = (name: string) => name.replace(/(\.(test|spec|d|config|node))?\.[a-z]+$/, "");

/** Files and folders called by a word that could hold anything. */
export function findEmptyNames(files: readonly string[]): string[] {
  return files.filter((file) => file.split("/").some((part) => emptyNames.has(stemOf(part).replace(/^[([_]+|[)\]]+$/g, ""))));
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Source files whose name is not in small letters and hyphens. */
export function findOddSpellings(files: readonly string[]): string[] {
  const sources = files.filter((file) => /\.(tsx?|mjs)$/.test(file));
  return sources.filter((file) => !kebab.test(stemOf(path.posix.basename(file))));
}

const camel = (stem: string) => stem.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The stem rule: `decide-claim.ts` defines the command `decideClaim`, named so, and nothing else that runs. */
export function findCommandsOffTheirStem(modules: readonly Module[]): string[] {
  return modules
    .filter((module) => isCommand(module))
    .flatMap((module) => {
      const expected = camel(stemOf(path.posix.basename(module.path)));
      const values = module.exports.filter((exported) => exported.kind === "value").map((exported) => exported.name);
      const isNamed = new RegExp(`name: "${expected}"`).test(module.text);
      const isRight = values.length === 1 && values[0] === expected && isNamed;
      return isRight
        ? []
        : [`${module.path} must export the one command ${expected}, named "${expected}"; it exports ${values.join(", ")}`];
    });
}

/** A module that hands on what others export: one more place to look. */
export function findBarrels(modules: readonly Module[]): string[] {
  return modules.flatMap((module) => module.reExports.map((from) => `${module.path} re-exports ${from}`));
}

const lineCountMax = 300;

/** Modules that are too long to read in one go. */
export function findLongFiles(modules: readonly Module[]): string[] {
  return modules
    .map(({ path: file, text }) => ({ file, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > lineCountMax)
    .map(({ file, lines }) => `${file} has ${lines} lines`);
}
