import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../shared/data/", import.meta.url));

/** The records of one JSON Lines file under ../shared/data, or null with a message when it is not there. The caller says of what form they are. */
export function dataRecords<Row>(path: string): Row[] | null {
  const file = folder + path;
  if (!existsSync(file)) {
    process.stdout.write(`skipped: ../shared/data/${path} is not there\n`);
    return null;
  }
  const rows: Row[] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) if (line.trim() !== "") rows.push(JSON.parse(line));
  return rows;
}
