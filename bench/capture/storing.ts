import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createReadStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { folderStore } from "@/lib/evidence/folder-store";
import { heading, median, report, timed } from "../figures";

const fileBytes = 64 * 1024 * 1024;
const fileCount = 4;
const runs = 3;
const goal = 0.7;

/** Runs the peers on the files: hash each with sha256sum, copy each with cp. Answers the time of both, and the time until the copies are on disk. */
function timePeers(files: readonly string[], copies: string): { withoutSync: number; withSync: number } {
  mkdirSync(copies);
  const from = performance.now();
  for (const file of files) {
    execFileSync("sha256sum", [file]);
    execFileSync("cp", [file, copies]);
  }
  const withoutSync = performance.now() - from;
  execFileSync("sync", ["-f", copies]);
  const withSync = performance.now() - from;
  rmSync(copies, { recursive: true });
  return { withoutSync, withSync };
}

/** Hashes and stores large files, beside sha256sum and cp on the same files in the same run. Answers whether the goal is met. */
export async function measureStoring(folder: string): Promise<boolean> {
  heading(`Hashing and storing ${fileCount} files of 64 MB, beside sha256sum and cp (median of ${runs})`);
  const place = path.join(folder, "storing");
  mkdirSync(place);
  const files = Array.from({ length: fileCount }, (_, at) => path.join(place, `file-${at}`));
  for (const file of files) writeFileSync(file, randomBytes(fileBytes));
  const ours: number[] = [];
  const peers: ReturnType<typeof timePeers>[] = [];
  for (let run = 0; run < runs; run += 1) {
    execFileSync("sync", ["-f", place]);
    peers.push(timePeers(files, path.join(place, `copies-${run}`)));
    execFileSync("sync", ["-f", place]);
    const store = folderStore(path.join(place, `store-${run}`));
    ours.push(
      await timed(async () => {
        for (const file of files) await store.put(createReadStream(file, { highWaterMark: 1024 * 1024 }), fileBytes);
      }),
    );
    rmSync(path.join(place, `store-${run}`), { recursive: true, force: true });
  }
  const ratio = (of: (peer: (typeof peers)[number]) => number) => median(peers.map((peer, run) => of(peer) / (ours[run] ?? 0)));
  const like = ratio(({ withSync }) => withSync);
  const bare = ratio(({ withoutSync }) => withoutSync);
  report({ what: "ours, until every file is on disk (fsync of file and folder)", figure: `${median(ours).toFixed(0)} ms` });
  report({
    what: "sha256sum + cp, copies still in memory",
    figure: `${median(peers.map(({ withoutSync }) => withoutSync)).toFixed(0)} ms`,
  });
  report({ what: "sha256sum + cp + sync, copies on disk", figure: `${median(peers.map(({ withSync }) => withSync)).toFixed(0)} ms` });
  const said = { text: `≥ ${goal}`, isMet: like >= goal };
  report({ what: "speed, of peers that do the same: copies on disk (with sync)", figure: like.toFixed(2), goal: said });
  report({
    what: "speed, of peers that promise less: a power cut loses their copies",
    figure: bare.toFixed(2),
    goal: { text: `≥ ${goal}`, isMet: bare >= goal },
  });
  rmSync(place, { recursive: true });
  return like >= goal && bare >= goal;
}
