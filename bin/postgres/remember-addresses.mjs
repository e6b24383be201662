import { writeFileSync } from "node:fs";
import path from "node:path";
import { appUrlOf } from "./app-role.mjs";

/** Writes down, in the data folder, the app's address of the embedded database and the owner's, for programs that are run by hand. */
export function rememberAddresses(dataFolder, ownerUrl) {
  for (const [name, url] of [
    ["database-url", appUrlOf(ownerUrl)],
    ["owner-database-url", ownerUrl],
  ]) {
    writeFileSync(path.join(dataFolder, name), url, { mode: 0o600 });
  }
}
