import { toastDone, toastFailed } from "./toast";

/** Puts the whole address of a path of this site on the clipboard, and says so; where the browser allows no writing there, it shows the address to be copied by hand. */
export async function copyLink(path: string, done: string): Promise<void> {
  const address = new URL(path, window.location.href).href;
  try {
    // Missing on pages that are served without TLS from another machine.
    await navigator.clipboard.writeText(address);
    toastDone(done);
  } catch (error) {
    console.error(error);
    toastFailed(`The browser did not let the link be copied. It is: ${address}`);
  }
}
