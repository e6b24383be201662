import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { mustSucceed } from "./processes.mjs";
import { step } from "./progress.mjs";

const systemBrowsers = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH=${given} does not exist.`);
  }
  const { chromium } = createRequire(import.meta.url)("@playwright/test");
  return [chromium.executablePath(), ...systemBrowsers].find((file) => existsSync(file)) ?? null;
}

async function installFromPackages() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await mustSucceed("apt-get update", "apt-get", ["update"], { env });
  await mustSucceed("apt-get install chromium", "apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
}

/** The browser for the end-to-end tests: CHROMIUM_PATH, Playwright's own, the system's, else (as root on Debian) one installed now. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await step("Installing Chromium (apt-get)", installFromPackages);
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error("There is no Chromium for the end-to-end tests. Run `npx playwright install chromium`, or set CHROMIUM_PATH to one.");
}
