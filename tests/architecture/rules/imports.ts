import { type Import, type Module, withoutExtension } from "../source";

/** Data flows one way: a layer may import itself and the layers after it. */
const layers = ["app", "components", "lib", "prisma"];

/** The way into the newsroom from outside, beside `app`. */
const entrances = new Set(["proxy", "instrumentation", "instrumentation.node"]);

const layerOf = (file: string) => (entrances.has(file) ? "app" : (file.split("/")[0] ?? ""));

/** `app` → `components` → `lib` → `prisma`, and never back; nothing of what ships imports tests, tools or measurements. */
export function findArrowsBack(modules: readonly Module[]): string[] {
  return everyImport(modules, (module, { target }) => {
    if (target === null) return false;
    const [from, to] = [layers.indexOf(layerOf(withoutExtension(module.path))), layers.indexOf(layerOf(target))];
    return to < from;
  });
}

/** The page passes data and actions as props: a component that reads or changes anything itself cannot be read from the page. */
export function findSelfServingComponents(modules: readonly Module[]): string[] {
  const reaches = (module: Module | undefined) => module !== undefined && (isCommand(module) || module.path.endsWith("/queries.ts"));
  const byPath = index(modules);
  const database = new Set(["lib/database", "lib/session", "lib/command"]);
  return everyImport(
    modules.filter((module) => module.path.startsWith("components/")),
    (_, { target, isTypeOnly }) => target !== null && !isTypeOnly && (database.has(target) || reaches(byPath.get(target))),
  );
}

const framework = /^(next($|\/)|react($|\/|-dom))/;
/** `session.ts` is where a request becomes an actor. */
const mayKnowTheFramework = new Set(["lib/session.ts"]);

/** `lib` is what the newsroom does: no routes, no React. */
export function findFrameworkInLib(modules: readonly Module[]): string[] {
  const lib = modules.filter((module) => module.path.startsWith("lib/") && !mayKnowTheFramework.has(module.path));
  return everyImport(lib, (_, { from }) => framework.test(from));
}

/** Whether a module defines a command. */
export const isCommand = (module: Module) =>
  module.path.startsWith("lib/") && module.imports.some(({ target, names }) => target === "lib/command" && names.includes("defineCommand"));

/** A command that called another would take two locks, or record one change twice. */
export function findCommandsInCommands(modules: readonly Module[]): string[] {
  const commands = modules.filter(isCommand);
  const paths = index(commands);
  return everyImport(commands, (_, { target }) => target !== null && paths.has(target));
}

/**
 * Where a change may be written from: the runner of commands; what keeps sessions and counts sign-in tries, no newsroom's record; what signs
 * the record, which holds its lock and only ever adds signed heads of it; and what reads the log for people's inboxes and for
 * the outbox, which adds no fact.
 */
const mayWrite = new Set([
  "lib/command.ts",
  "lib/write-transaction.ts",
  "lib/database.ts",
  "lib/sign-in-adapter.ts",
  "lib/rate-limit.ts",
  "lib/audit/sign-checkpoint.ts",
  "lib/notifications/deliver-notifications.ts",
  "lib/notifications/mark-notifications-read.ts",
  "lib/outgoing/fill-outbox.ts",
  "lib/outgoing/attempts.ts",
]);

/** What writes without asking anybody: a client of the whole database, and an open transaction. */
const writes = [
  { target: "lib/database", name: "unguardedDatabase" },
  { target: "lib/write-transaction", name: "inTransaction" },
];

/** What writes is the runner's alone. */
export function findWriters(modules: readonly Module[]): string[] {
  return everyImport(
    modules.filter((module) => !mayWrite.has(module.path)),
    (_, { target, names, isTypeOnly }) =>
      writes.some((writer) => target === writer.target && (names.includes(writer.name) || names.includes("*"))) ||
      (!isTypeOnly && target === "lib/generated/prisma/client" && (names.includes("PrismaClient") || names.includes("*"))),
  );
}

/** Every circle of imports, named by its modules. Imports of types are erased and close no circle. */
export function findCycles(modules: readonly Module[]): string[] {
  const byPath = index(modules);
  const cycles: string[] = [];
  const finished = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    const at = trail.indexOf(name);
    if (at >= 0) {
      cycles.push([...trail.slice(at), name].join(" → "));
      return;
    }
    if (finished.has(name)) return;
    for (const { target, isTypeOnly } of byPath.get(name)?.imports ?? []) {
      if (target !== null && !isTypeOnly && byPath.has(target)) visit(target, [...trail, name]);
    }
    finished.add(name);
  };
  for (const name of byPath.keys()) visit(name, []);
  return cycles;
}

function index(modules: readonly Module[]): Map<string, Module> {
  return new Map(modules.map((module) => [withoutExtension(module.path), module]));
}

function everyImport(modules: readonly Module[], isWrong: (module: Module, imported: Import) => boolean): string[] {
  return modules.flatMap((module) =>
    module.imports.filter((imported) => isWrong(module, imported)).map((imported) => `${module.path} imports ${imported.from}`),
  );
}
