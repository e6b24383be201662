// `--import` this after tsx: whatever asks for lib/audit/append.ts gets bench/record-share/without-log.ts.
import { register } from "node:module";

const substitute = new URL("./without-log.ts", import.meta.url).href;

/** @type {import("node:module").ResolveHook} */
const source = `export async function resolve(specifier, context, next) {
  return next(/(?:@\\/lib\\/audit|\\.)\\/append$/.test(specifier) ? ${JSON.stringify(substitute)} : specifier, context);
}`;

register(`data:text/javascript,${encodeURIComponent(source)}`);
