// The thread that trains one encoder of several: threads load TypeScript only when they are told how themselves.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
await import("./encoder-thread.ts");
