import { type Module, withoutExtension } from "../source";

/** What must run in the browser and in plain Node too: no database, no network, no files, no secrets. */
const promisedPure = [
  /^lib\/breakdown\//,
  /^lib\/articles\/(anchoring|extract[a-z-]*|selector)\.ts$/,
  /^lib\/audit\/(merkle|canonical|catalogue|event|tree-proof|checkpoint|signed-note|private-parts)\.ts$/,
  /^lib\/[a-z-]+\/(workflow|policy|schema|events)\.ts$/,
  /^lib\/(actor|clock|permission|result|text)\.ts$/,
];

const isPromisedPure = (file: string) => promisedPure.some((pattern) => pattern.test(file));
const serverPackage =
  /^(node:(fs|net|dns|https?|http2|tls|os|child_process|worker_threads)|server-only$|pg$|@prisma\/|next-auth|next\/|undici$|ai$|@ai-sdk\/|@node-rs\/)/;

const beginsServerOnly = ({ imports, body }: Module) => body[0]?.type === "ImportDeclaration" && imports[0]?.from === "server-only";

/** Each module of `lib` that works on the server alone, with the import that makes it so: directly or through another module. */
function findServerFiles(modules: readonly Module[]): Map<string, string> {
  const lib = modules.filter(({ path }) => path.startsWith("lib/"));
  const found = new Map<string, string>();
  const reasonOf = ({ imports }: Module) =>
    imports.find(({ from, target, isTypeOnly }) => !isTypeOnly && (target === null ? serverPackage.test(from) : found.has(target)));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const module of lib) {
      const reason = reasonOf(module);
      if (reason !== undefined) found.set(withoutExtension(module.path), reason.from);
    }
  }
  return found;
}

/** Files of `lib` that work on the server alone and could end up in a browser's bundle without anybody noticing. */
export function findUnmarkedServerFiles(modules: readonly Module[]): string[] {
  const server = findServerFiles(modules);
  return modules
    .filter((module) => server.has(withoutExtension(module.path)) && !beginsServerOnly(module))
    .map(({ path }) => `${path} imports ${server.get(withoutExtension(path))} and does not begin with import "server-only"`);
}

/** Files that are promised to be pure and lean on the server after all. */
export function findImpure(modules: readonly Module[]): string[] {
  const server = findServerFiles(modules);
  return modules
    .filter(({ path }) => isPromisedPure(path) && server.has(withoutExtension(path)))
    .map(({ path }) => `${path} has to be pure and imports ${server.get(withoutExtension(path))}`);
}

/** How many modules the promise covers. */
export const countPromisedPure = (modules: readonly Module[]) => modules.filter(({ path }) => isPromisedPure(path)).length;
