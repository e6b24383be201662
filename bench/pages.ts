// Whether the public pages are what they should be by the judgement of others: Nu, schema.org's shapes, a validator of structured data, axe, Lighthouse.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { cloneDatabase } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";
import { checkClaimPage } from "@/lib/reports/check-claim-review";
import { findOfType, readJsonLd } from "@/lib/reports/json-ld";
import { markupFaults } from "@/tests/support/structured/page-markup";
import { hasVocabulary, readVocabulary, shapeFaults } from "@/tests/support/structured/schema-shapes";
import { heading, report } from "./figures";
import { hasJava, htmlFaults } from "./pages/html";
import { machines, marksOf } from "./pages/lighthouse";
import { twoNewsrooms } from "./pages/newsrooms";
import { whileBrowsing, whileServed } from "./signed-in";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench -- pages`: it starts the database that this needs.");

const markMin = 98;
const toldMax = 12;
const looks = [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

process.env.DATABASE_URL = await cloneDatabase(server, "pages");
const folder = mkdtempSync(path.join(os.tmpdir(), "assay-bench-pages-"));
process.env.ASSAY_DATA = folder;

let isWell = true;

function judge(what: string, faults: readonly string[]): void {
  const isMet = faults.length === 0;
  report({ what, figure: String(faults.length), goal: { text: "0", isMet } });
  for (const fault of faults.slice(0, toldMax)) console.log(`    ${fault}`);
  if (faults.length > toldMax) console.log(`    … and ${faults.length - toldMax} more`);
  isWell &&= isMet;
}

function notJudged(what: string, why: string): void {
  report({ what, figure: "not judged", goal: { text: why, isMet: false } });
  isWell = false;
}

async function fetched(origin: string, pages: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const address of pages) found.set(address, await (await fetch(`${origin}${address}`)).text());
  return found;
}

async function judgeMarkup(origin: string, pages: ReadonlyMap<string, string>): Promise<void> {
  const isClaim = /^\/newsrooms\/[^/]+\/claims\/[^/?]+$/;
  const own = [...pages].filter(
    ([address, html]) => isClaim.test(address) && !/Retracted:/.test(html) && html.includes("application/ld+json"),
  );
  judge(
    `${own.length} claim pages by the rules of this house`,
    own.flatMap(([address, html]) => checkClaimPage(html, `${origin}${address}`).map((fault) => `${address}: ${fault}`)),
  );
  const others = [...pages].filter(([address]) => !own.some(([claim]) => claim === address));
  judge(
    `${others.length} other pages: with a ClaimReview`,
    others.filter(([, html]) => findOfType(readJsonLd(html), "ClaimReview").length > 0).map(([address]) => address),
  );
  if (!hasVocabulary) {
    notJudged("schema.org's shapes and vocabulary", "../shared/vectors/structured is needed");
    return;
  }
  judge("schema.org's shapes (SHACL)", await shapeFaults([...pages.values()].flatMap(readJsonLd)));
  await judgeData(pages);
}

/** What this validator demands of a rating by its rules for product reviews, and a rating off the scale must not have: there is no number to give. */
const numbersOfRating =
  /ClaimReview\.reviewRating: (?:Required attribute "ratingValue" is missing|Missing field "(?:best|worst)Rating" \(optional\))$/;

const isOffScale = (html: string) =>
  readJsonLd(html)
    .flatMap((block) => findOfType(block, "ClaimReview"))
    .every(({ reviewRating }) => typeof reviewRating === "object" && reviewRating !== null && !("ratingValue" in reviewRating));

async function judgeData(pages: ReadonlyMap<string, string>): Promise<void> {
  const vocabulary = readVocabulary();
  const said = await Promise.all(
    [...pages].map(async ([address, html]) => {
      const { errors, warnings } = await markupFaults(html, vocabulary);
      const meant = (one: string) => numbersOfRating.test(one) && isOffScale(html);
      return {
        faults: [...errors, ...warnings].filter((one) => !meant(one)).map((one) => `${address}: ${one}`),
        meant: [...errors, ...warnings].filter(meant).length,
      };
    }),
  );
  judge(
    "@adobe/structured-data-validator: errors and warnings",
    said.flatMap(({ faults }) => faults),
  );
  const meant = said.reduce((sum, one) => sum + one.meant, 0);
  report({ what: "… and that a rating off the scale has no number, which it must not", figure: String(meant) });
}

/** The checker guesses languages from words; a claim that is made of signs for machines (tests/builders/hostile-words.ts) has none that would tell. */
const isGuess = (warning: string) => /^\S+-script-script-\S*: This document appears to be written in /.test(warning);

async function judgeAccess(origin: string, pages: readonly string[]): Promise<void> {
  await whileBrowsing(async (browser) => {
    for (const look of looks) {
      const faults: string[] = [];
      const context = await browser.newContext(look);
      const page = await context.newPage();
      for (const address of pages) {
        await page.goto(`${origin}${address}`);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        faults.push(...violations.map(({ id, help, nodes }) => `${address}: ${id}, ${help}: ${nodes[0]?.target.join(" ")}`));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) faults.push(`${address}: ${over} px too wide`);
      }
      await context.close();
      judge(`axe, every rule, ${look.viewport.width} px, ${look.colorScheme}`, faults);
    }
  });
}

async function judgeBySpeed(origin: string, measured: Record<string, string>): Promise<void> {
  for (const [what, address] of Object.entries(measured)) {
    for (const machine of machines) {
      for (const { name, mark, lost } of await marksOf(`${origin}${address}`, machine)) {
        const isMet = mark >= markMin;
        report({ what: `Lighthouse, ${what}, ${machine}: ${name}`, figure: String(mark), goal: { text: `≥ ${markMin}`, isMet } });
        if (lost.length > 0) console.log(`    ${lost.join(", ")}`);
        isWell &&= isMet;
      }
    }
  }
}

try {
  const { pages: addresses, measured } = await twoNewsrooms();
  await whileServed(async (origin) => {
    const pages = await fetched(origin, addresses);
    heading(`${pages.size} public pages of two newsrooms, as readers get them`);
    if (hasJava()) {
      const { errors, warnings } = htmlFaults(pages, path.join(folder, "html"));
      judge("Nu HTML checker: errors", errors);
      judge(
        "Nu HTML checker: warnings",
        warnings.filter((one) => !isGuess(one)),
      );
      const guesses = warnings.filter(isGuess).length;
      report({ what: "… and that the claim made of signs is in another language, which it guesses from words", figure: String(guesses) });
    } else notJudged("Nu HTML checker", "Java is needed (Debian: default-jre-headless)");
    await judgeMarkup(origin, pages);
    await judgeAccess(origin, addresses);
    await judgeBySpeed(origin, measured);
  });
} finally {
  await disconnectDatabase();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isWell ? 0 : 1;
