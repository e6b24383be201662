import type { Reading } from "@/lib/articles/reading";
import type { ImportPreview } from "@/lib/exchange/queries";

/** Asks the desk what a file would bring in. A lost connection is told like any other problem. */
export async function lookAtFile(address: string, file: string): Promise<Reading<ImportPreview>> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ file }),
    });
    if (answer.ok) return (await answer.json()) as Reading<ImportPreview>;
    return { ok: false, problem: answer.status === 413 ? "The file is too large." : signedOut };
  } catch (error) {
    console.error(error);
    return { ok: false, problem: "The desk could not be reached. Nothing was saved; try again." };
  }
}

const signedOut = "You are signed out, or may no longer see this article. Sign in again in another tab, then repeat this.";
