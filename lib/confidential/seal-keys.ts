import "server-only";
import { environment } from "@/lib/environment";
import { nameOfKey } from "./seal";

/** The key that something was sealed with, by its name: the one set now, or the one before it; null when this server has neither. */
export function findSealKey(keyName: string): Uint8Array | null {
  const { sealKey, sealKeyBefore } = environment;
  return [sealKey, sealKeyBefore].find((key) => key !== null && nameOfKey(key) === keyName) ?? null;
}
