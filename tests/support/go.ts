import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

// Debian's package golang-golang-x-mod-dev; without it the copy that Go brings along for its own command.
const packaged = "/usr/share/gocode";
const needed = "golang.org/x/mod/sumdb/tlog";

function pathIn(folder: string): string | null {
  if (existsSync(path.join(packaged, "src", needed))) return packaged;
  const { status, stdout } = spawnSync("go", ["env", "GOROOT"], { encoding: "utf8" });
  const own = status === 0 ? path.join(stdout.trim(), "src/cmd/vendor/golang.org") : "";
  if (status !== 0 || !existsSync(path.join(own, "x/mod/sumdb/tlog"))) return null;
  mkdirSync(path.join(folder, "src"), { recursive: true });
  symlinkSync(own, path.join(folder, "src/golang.org"));
  return folder;
}

/**
 * Builds one file of Go that needs golang.org/x/mod, in a folder of its own; answers the program, or null on a machine without Go or without
 * that package.
 */
export function buildGo(file: string, folder: string): string | null {
  const goPath = pathIn(path.join(folder, "go"));
  if (goPath === null) return null;
  const program = path.join(folder, path.basename(file, ".go"));
  const env = { ...process.env, GO111MODULE: "off", GOPATH: goPath, GOFLAGS: "", GOCACHE: path.join(os.tmpdir(), "go-cache") };
  execFileSync("go", ["build", "-o", program, file], { env });
  return program;
}
