"use client";
import { useInsertionEffect } from "react";

declare global {
  var __webpack_nonce__: string | undefined;
}

/**
 * Gives the kit the nonce it needs for the style elements it adds. Only the first nonce of a document counts: a soft navigation brings a
 * new one while the document keeps its policy.
 */
export function StyleNonce({ nonce }: { nonce: string | null }) {
  useInsertionEffect(() => {
    if (nonce !== null) globalThis.__webpack_nonce__ ??= nonce;
  }, [nonce]);
  return null;
}
