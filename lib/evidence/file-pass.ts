import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { now } from "@/lib/clock";
import { environment } from "@/lib/environment";
import { hashPattern } from "./hash-content";

/** How long a pass is good for. Whoever loses the right to read can use one they have until then. */
export const passSeconds = 60;

/** Whether the browser shows the file inside a page or saves it. */
export type Disposition = "inline" | "attachment";

/** One stored file as it is sent: where it was asked for, which names newsroom and file; which bytes, as what, and under which name of ours. */
export type PassedFile = {
  askedAt: string;
  contentHash: string;
  mediaType: string;
  disposition: Disposition;
  name: string;
};

const stated = z.tuple([
  z.string(),
  z.string().regex(hashPattern),
  z.string(),
  z.enum(["inline", "attachment"]),
  z.string(),
  z.number().int(),
]);

/** A key for this purpose alone: what is signed with it can be nothing else that the secret is used for. */
function key(): Uint8Array {
  const secret = environment.authSecret;
  if (!secret) throw new Error("AUTH_SECRET is not set: no file can be handed to the origin of evidence.");
  return new Uint8Array(hkdfSync("sha256", secret, "", "assay pass for a file of evidence 1", 32));
}

const sign = (statement: string) => createHmac("sha256", key()).update(statement).digest();

/** A pass for one file, good for `passSeconds`, to stand in an address. Make one only for somebody who may read the file. */
export function writeFilePass({ askedAt, contentHash, mediaType, disposition, name }: PassedFile): string {
  const expiresAt = now().getTime() + passSeconds * 1000;
  const parts: z.input<typeof stated> = [askedAt, contentHash, mediaType, disposition, name, expiresAt];
  const statement = Buffer.from(JSON.stringify(parts), "utf8").toString("base64url");
  return `${statement}.${sign(statement).toString("base64url")}`;
}

/** The file a pass is for; `"expired"` when its time is over, null for anything that this installation did not make. */
export function readFilePass(pass: string): PassedFile | "expired" | null {
  const [statement = "", signature = "", ...rest] = pass.split(".");
  const [given, right] = [Buffer.from(signature, "base64url"), sign(statement)];
  // Decoding is lenient: only the very signature counts, not another spelling of it.
  const isOurs = given.length === right.length && timingSafeEqual(given, right) && given.toString("base64url") === signature;
  if (!isOurs || rest.length > 0) return null;
  const parts = stated.parse(JSON.parse(Buffer.from(statement, "base64url").toString("utf8")));
  const [askedAt, contentHash, mediaType, disposition, name, expiresAt] = parts;
  if (expiresAt <= now().getTime()) return "expired";
  return { askedAt, contentHash, mediaType, disposition, name };
}
