import { tooLarge } from "@/components/forms/too-large";

/** What to say when an action brought no answer: the proxy's words when the body was too large, else that nothing was saved. */
export function sayLostAnswer(error: unknown): string {
  if (error instanceof Error && error.message === tooLarge) return tooLarge;
  const reference = error instanceof Error && "digest" in error && typeof error.digest === "string" ? ` (reference ${error.digest})` : "";
  if (reference !== "") return `Something went wrong at the desk${reference}. Nothing was saved, and what you wrote is still here.`;
  return "The desk could not be reached, so nothing was saved. What you wrote is still here. Check the connection and try again.";
}
