import type { Export, Module } from "../source";

type Statement = Export["statement"];

/** Whether a statement is `export const nameAction = asAction(name)`, or whichever wrapper is due, the stem rule included. */
function isAction(statement: Statement, wrapper: string): boolean {
  if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") return false;
  return statement.declaration.declarations.every(({ id, init }) => {
    if (id.type !== "Identifier" || init?.type !== "CallExpression") return false;
    const [command] = init.arguments;
    const isWrapped = init.callee.type === "Identifier" && init.callee.name === wrapper && init.arguments.length === 1;
    return isWrapped && command?.type === "Identifier" && id.name === `${command.name}Action`;
  });
}

const isActionsFile = ({ path }: Module) => /^app\/(.*\/)?actions\.ts$/.test(path);

/** Sign-in has no actor yet, so it cannot go through a command: these files act on sessions alone. */
const beforeThereIsAnActor = new Set(["app/sign-in/actions.ts"]);

/** Pages of readers, who are nobody in particular; everywhere else the signed-in actor stands in front. */
const wrapperOf = (path: string) => (path.startsWith("app/(public)/") ? "asReaderAction" : "asAction");

/** Every server action is a command with its actor in front: the signed-in one, or on public pages a reader. */
export function findUnguardedActions(modules: readonly Module[]): string[] {
  const files = modules.filter((module) => isActionsFile(module) && !beforeThereIsAnActor.has(module.path));
  return files.flatMap(({ path, exports }) =>
    exports
      .filter((exported) => exported.kind === "value" && !isAction(exported.statement, wrapperOf(path)))
      .map((exported) => `${path} exports ${exported.name}, which is not ${wrapperOf(path)}(…) of its command`),
  );
}

/** A "use server" outside `actions.ts` would be an action that no rule sees. */
export function findHiddenActions(modules: readonly Module[]): string[] {
  return modules
    .filter((module) => !isActionsFile(module) && /^\s*["']use server["'];?\s*$/m.test(module.text))
    .map(({ path }) => `${path} says "use server"`);
}

function firstParameter(statement: Statement): string | null {
  if (statement.type !== "ExportNamedDeclaration") return null;
  const { declaration } = statement;
  const called =
    declaration?.type === "FunctionDeclaration"
      ? declaration
      : declaration?.type === "VariableDeclaration"
        ? unwrap(declaration.declarations[0]?.init ?? null)
        : null;
  const parameter = called?.params[0];
  return parameter?.type === "Identifier" && "name" in parameter ? (parameter.name ?? null) : null;
}

type Expression = NonNullable<Extract<Statement, { type: "VariableDeclaration" }>["declarations"][number]["init"]>;

/** The function in `const query = (viewer) => …` or in `const query = cache((viewer) => …)`. */
function unwrap(expression: Expression | null): { params: { type: string; name?: string }[] } | null {
  if (expression?.type === "ArrowFunctionExpression" || expression?.type === "FunctionExpression") {
    return { params: expression.params.map((parameter) => (parameter.type === "Identifier" ? parameter : { type: parameter.type })) };
  }
  if (expression?.type === "CallExpression") {
    const [inner] = expression.arguments;
    return inner === undefined || inner.type === "SpreadElement" ? null : unwrap(inner);
  }
  return null;
}

const queryName = /^(get|list|count|find|search)[A-Z]/;

/** Who looks decides what exists: every query takes the viewer first, and is called get, list, count, find or search. */
export function findQueriesWithoutViewer(modules: readonly Module[]): string[] {
  const files = modules.filter(({ path }) => /^lib\/.*\/queries\.ts$/.test(path));
  return files.flatMap(({ path, exports }) =>
    exports
      .filter(({ kind, name, statement }) => kind === "value" && (firstParameter(statement) !== "viewer" || !queryName.test(name)))
      .map(({ name }) => `${path} exports ${name}, which is no query with the viewer first`),
  );
}

/** Exports of `lib` without a sentence on what they promise. */
export function findUndocumented(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => path.startsWith("lib/"))
    .flatMap(({ path, exports }) =>
      exports.filter((exported) => !exported.isDocumented).map(({ name }) => `${path} exports ${name} without a sentence`),
    );
}

/** One reader of the environment, so that one file says everything that can be set. */
export function findEnvironmentReaders(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path, text }) => path !== "lib/environment.ts" && /\bprocess\s*\.\s*env\b|\bprocess\s*\[/.test(text))
    .map(({ path }) => path);
}
