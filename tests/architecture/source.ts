import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "vite";

export const root = path.resolve(import.meta.dirname, "../..");

type Syntax = ReturnType<typeof parseSync>["program"];
type Statement = Syntax["body"][number];

export type Import = { from: string; target: string | null; names: string[]; isTypeOnly: boolean };
export type Export = { name: string; kind: "value" | "type"; statement: Statement; isDocumented: boolean };
export type Module = { path: string; text: string; body: Statement[]; imports: Import[]; exports: Export[]; reExports: string[] };

const extensions = ["", ".ts", ".tsx", ".mjs", ".js", "/page.tsx"];

/** The file in the checkout that an import means, without its extension; null for packages. */
function resolveTarget(importer: string, from: string): string | null {
  const target = from.startsWith("@/") ? from.slice(2) : from.startsWith(".") ? path.posix.join(path.posix.dirname(importer), from) : null;
  return target === null ? null : withoutExtension(target);
}

export const withoutExtension = (file: string) => file.replace(/\.(tsx?|mjs|js)$/, "");

function readImport(importer: string, statement: Statement): Import[] {
  if (statement.type !== "ImportDeclaration") return [];
  const from = statement.source.value;
  const names = statement.specifiers.map((specifier) =>
    specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier" ? specifier.imported.name : "*",
  );
  const isTypeOnly =
    statement.importKind === "type" ||
    (statement.specifiers.length > 0 &&
      statement.specifiers.every((specifier) => specifier.type === "ImportSpecifier" && specifier.importKind === "type"));
  return [{ from, target: resolveTarget(importer, from), names, isTypeOnly }];
}

const dynamicImport = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

function readDynamicImports(importer: string, text: string): Import[] {
  return [...text.matchAll(dynamicImport)].map(([, from = ""]) => ({
    from,
    target: resolveTarget(importer, from),
    names: ["*"],
    isTypeOnly: false,
  }));
}

type Declaration = { name: string; kind: "value" | "type" };

function declaredBy(statement: Statement): Declaration[] {
  if (statement.type === "ExportDefaultDeclaration") return [{ name: "default", kind: "value" }];
  if (statement.type !== "ExportNamedDeclaration") return [];
  const { declaration } = statement;
  if (statement.source !== null) return [];
  if (declaration === null) {
    return statement.specifiers.map(({ exported }) => ({
      name: exported.type === "Identifier" ? exported.name : exported.value,
      kind: "value",
    }));
  }
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.map(({ id }) => ({ name: id.type === "Identifier" ? id.name : "{…}", kind: "value" }));
  }
  if (declaration.type === "TSTypeAliasDeclaration" || declaration.type === "TSInterfaceDeclaration") {
    return [{ name: declaration.id.name, kind: "type" }];
  }
  const named = "id" in declaration && declaration.id !== null && declaration.id.type === "Identifier" ? declaration.id.name : "?";
  return [{ name: named, kind: "value" }];
}

/** Values handed on from another module. Types may be: they leave no trace at run time, and a function is at home with its shapes. */
function readReExport(statement: Statement): string[] {
  if (statement.type === "ExportAllDeclaration") return [statement.source.value];
  const isHandedOn = statement.type === "ExportNamedDeclaration" && statement.source !== null && statement.exportKind !== "type";
  return isHandedOn ? [statement.source?.value ?? ""] : [];
}

/** Reads one module; the path is relative to the checkout, with forward slashes. */
export function parseModule(file: string, text: string): Module {
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const docEnds = comments.filter((comment) => comment.type === "Block" && comment.value.startsWith("*")).map((comment) => comment.end);
  const isDocumented = (statement: Statement) =>
    docEnds.some((end) => end <= statement.start && text.slice(end, statement.start).trim() === "");
  const body = program.body;
  return {
    path: file,
    text,
    body,
    imports: [...body.flatMap((statement) => readImport(file, statement)), ...readDynamicImports(file, text)],
    exports: body.flatMap((statement) =>
      declaredBy(statement).map((declaration) => ({ ...declaration, statement, isDocumented: isDocumented(statement) })),
    ),
    reExports: body.flatMap(readReExport),
  };
}

const isSource = (name: string) => extensions.slice(1).some((extension) => name.endsWith(extension)) && !name.endsWith(".d.ts");
const skipped = new Set(["node_modules", "generated"]);

/** Paths of the files under some folders of the checkout, sorted, relative, with forward slashes. */
export function listFiles(folders: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory() && !skipped.has(entry.name) && !entry.name.startsWith(".")) visit(file);
      else if (entry.isFile()) found.push(file);
    }
  };
  for (const folder of folders) visit(folder);
  return found.sort();
}

/** The modules of some folders, parsed. */
export function readModules(folders: readonly string[]): Module[] {
  return listFiles(folders)
    .filter(isSource)
    .map((file) => parseModule(file, readFileSync(path.join(root, file), "utf8")));
}

/** A made-up codebase, for showing that a rule can be broken. */
export function fixture(files: Record<string, string>): Module[] {
  return Object.entries(files).map(([file, text]) => parseModule(file, text));
}
