import "server-only";
// A thread of its own, which reads and checks the events of one log after another. Where tests or programs run, TypeScript is loaded by tsx.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)) });
await import("./check-on-request.ts");
