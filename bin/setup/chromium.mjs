import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { inRoot } from "./folders.mjs";
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

const downloadTimeoutMs = 5 * 60_000;

async function installFromPackages() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await mustSucceed("apt-get update", "apt-get", ["update"], { env });
  await mustSucceed("apt-get install chromium", "apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
}

async function download() {
  const program = inRoot("node_modules/@playwright/test/cli.js");
  await mustSucceed("playwright install", process.execPath, [program, "install", "chromium"], { timeoutMs: downloadTimeoutMs });
}

/** Ways to get a browser, in order: from Debian's packages when we may install them, else the one that Playwright downloads. */
function waysToInstall() {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const ways = [{ label: "Downloading Chromium (playwright install)", install: download }];
  return mayInstall ? [{ label: "Installing Chromium (apt-get)", install: installFromPackages }, ...ways] : ways;
}

/** The browser for the end-to-end tests: CHROMIUM_PATH, Playwright's own, the system's, else one installed now. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  const reasons = [];
  for (const { label, install } of waysToInstall()) {
    try {
      await step(label, install);
    } catch (error) {
      reasons.push(error.message);
    }
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(`${reasons.join("\n")}\nThere is no Chromium for the end-to-end tests. Install one, or set CHROMIUM_PATH to one.`);
}
