import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { say } from "./progress.mjs";

const secretBytes = 32;

/** Writes the secret whole or not at all, so that a killed start leaves no half of one. */
function create(file) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, randomBytes(secretBytes).toString("base64url"), { mode: 0o600 });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error; // Another start was quicker; its secret is ours.
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** The secret kept in the data folder under a name, made there the first time. */
function keptSecret(dataFolder, name) {
  const file = path.join(dataFolder, name);
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  const isNew = !existsSync(file);
  if (isNew) create(file);
  chmodSync(file, 0o600);
  return { file, isNew, secret: readFileSync(file, "utf8").trim() };
}

/** AUTH_SECRET, else the one kept in the data folder, made there the first time. In ASSAY_MODE=production with a database of its own it must be given. */
export function authSecret(dataFolder, { hasOwnDatabase }) {
  if (process.env.AUTH_SECRET) return process.env.AUTH_SECRET;
  if (hasOwnDatabase && process.env.ASSAY_MODE === "production") {
    throw new Error(
      "In production AUTH_SECRET must be set, the same for every process: 32 random bytes, for instance `openssl rand -base64 32`.",
    );
  }
  const { file, isNew, secret } = keptSecret(dataFolder, "auth-secret");
  if (isNew && hasOwnDatabase) say(`· AUTH_SECRET is not set: one was made and kept in ${file}`);
  return secret;
}

/**
 * ASSAY_SEAL_KEY, else the key kept in the data folder, made there the first time. With a database of its own it must be given, or nothing can be
 * sealed: a key that lies in whatever folder a process happened to have would be lost with it.
 */
export function sealKey(dataFolder, { hasOwnDatabase }) {
  if (process.env.ASSAY_SEAL_KEY) return process.env.ASSAY_SEAL_KEY;
  return hasOwnDatabase ? "" : keptSecret(dataFolder, "seal-key").secret;
}
