import "server-only";
import { existsSync } from "node:fs";
import { environment } from "@/lib/environment";

const usualPlaces = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where a Chromium is installed: CHROMIUM_PATH, else a usual place, else null, also when ASSAY_RENDER is 0. Throws when CHROMIUM_PATH names nothing. */
export function findBrowser(): string | null {
  if (!environment.isRendering) return null;
  const given = environment.chromiumPath;
  if (given === undefined) return usualPlaces.find((file) => existsSync(file)) ?? null;
  if (existsSync(given)) return given;
  throw new Error(`CHROMIUM_PATH=${given} does not exist.`);
}
