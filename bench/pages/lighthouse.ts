import { type Browser, chromium } from "@playwright/test";
import lighthouse, { type Flags } from "lighthouse";
import desktop from "lighthouse/core/config/desktop-config.js";
import { ensureChromium } from "@/bin/setup/chromium.mjs";
import { freePort } from "@/bin/setup/ports.mjs";

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** Lighthouse's own settings: a slow phone on a slow network, and a desk. */
export const machines = ["mobile", "desktop"] as const;

export type Marks = { name: string; mark: number; lost: string[] };

async function opened<Value>(work: (browser: Browser, port: number) => Promise<Value>): Promise<Value> {
  const port = await freePort();
  const args = [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args });
  try {
    return await work(browser, port);
  } finally {
    await browser.close();
  }
}

/** A page's marks (0 to 100) in Lighthouse's four categories, with the audits that cost any of them. */
export function marksOf(url: string, machine: (typeof machines)[number]): Promise<Marks[]> {
  return opened(async (_, port) => {
    const flags: Flags = { port, onlyCategories: [...categories], logLevel: "error" };
    const run = await lighthouse(url, flags, machine === "desktop" ? desktop : undefined);
    if (run === undefined) throw new Error("Lighthouse said nothing.");
    const { lhr } = run;
    return categories.map((name) => {
      const category = lhr.categories[name];
      if (category === undefined || category.score === null) throw new Error(`Lighthouse gave no mark for ${name} of ${url}.`);
      const lost = category.auditRefs.flatMap(({ id, weight }) => {
        const audit = lhr.audits[id];
        return weight > 0 && audit?.score !== null && audit !== undefined && audit.score < 0.9
          ? [`${id} (${audit.displayValue ?? audit.score})`]
          : [];
      });
      return { name, mark: Math.round(category.score * 100), lost };
    });
  });
}
