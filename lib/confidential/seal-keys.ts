import "server-only";
import { environment } from "@/lib/environment";
import { nameOfKey } from "./seal";

/** The key that something was sealed with, by its name: the one set now, or the one before it; null when this server has neither. */
export function findSealKey(keyName: string): Uint8Array | null {
  const { sealKey, sealKeyBefore } = environment;
  return [sealKey, sealKeyBefore].find((key) => key !== null && nameOfKey(key) === keyName) ?? null;
}

/** Both keys while one takes the other's place. */
export type KeysOfChange = { from: Uint8Array; to: Uint8Array };

/** Both keys of a change, null where they are not two. */
export function keysOfChange(): KeysOfChange | null {
  const { sealKey: to, sealKeyBefore: from } = environment;
  return to === null || from === null || nameOfKey(to) === nameOfKey(from) ? null : { from, to };
}
