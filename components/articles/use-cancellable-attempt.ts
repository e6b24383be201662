"use client";
import { useRef } from "react";
import { toastFailed } from "@/components/ui/toast";

/** Names each attempt at sending, and can ask the server to stop the one under way. The form then hears from the server what became of it. */
export function useCancellableAttempt(cancelAddress: string) {
  const current = useRef<string | null>(null);

  function begin(): string {
    current.current = newId();
    return current.current;
  }

  async function cancel() {
    if (current.current === null) return;
    const headers = { "content-type": "application/json" };
    try {
      await fetch(cancelAddress, { method: "POST", headers, body: JSON.stringify({ attempt: current.current }) });
    } catch (error) {
      console.error(error);
      toastFailed("The desk could not be reached. The fetch ends by itself after 20 seconds.");
    }
  }

  return { begin, cancel };
}

/** A random UUID; `crypto.randomUUID` is missing on pages served without TLS from another machine. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
