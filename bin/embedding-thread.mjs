// The thread that embeds beside the program's own: threads load TypeScript only when they are told how themselves.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
await import("./embedding-thread.ts");
