import { type Metadata, tidyDate, tidyLanguage, tidyLine } from "@/lib/articles/metadata";

const scriptsMax = 20;
const scriptLengthMax = 500_000;
const nodesMax = 2_000;
const articleTypes = /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|Report|LiveBlogPosting|Review|WebPage)$/;

/** Reads what a page says about itself: JSON-LD first, then OpenGraph and article tags, then plain meta tags, title and `lang`. */
export function readPageMetadata(document: Document): Metadata {
  const linked = findArticle(readJsonLd(document));
  const meta = readMetaTags(document);
  const pick = (...names: string[]) => names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const title = document.querySelector("title")?.textContent;
  const heading = document.querySelector("h1")?.textContent;
  return {
    title:
      tidyLine(linked.headline) ??
      tidyLine(pick("og:title", "twitter:title", "citation_title", "dc.title")) ??
      tidyLine(heading) ??
      tidyLine(title),
    author: tidyName(linked.author) ?? tidyName(pick("author", "article:author", "citation_author", "dc.creator", "parsely-author")),
    outlet: tidyName(linked.publisher) ?? tidyLine(pick("og:site_name", "application-name", "citation_journal_title", "dc.publisher")),
    publishedOn:
      tidyDate(linked.datePublished) ??
      tidyDate(
        pick("article:published_time", "og:article:published_time", "date", "pubdate", "publish-date", "dc.date", "citation_date"),
      ) ??
      tidyDate(document.querySelector("article time[datetime], time[pubdate][datetime]")?.getAttribute("datetime")),
    language:
      tidyLanguage(document.documentElement?.getAttribute("lang")) ??
      tidyLanguage(linked.inLanguage) ??
      tidyLanguage(pick("og:locale", "language")),
  };
}

/** The address by which a page wants to be known, as it writes it; null when it names none. */
export function readCanonical(document: Document): string | null {
  const written = document.querySelector("link[rel=canonical][href]")?.getAttribute("href")?.trim() ?? "";
  return written === "" || written.length > 2_000 ? null : written;
}

type Fields = Record<string, unknown>;

function readJsonLd(document: Document): unknown[] {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, scriptsMax);
  return scripts.flatMap((script) => {
    const source = script.textContent ?? "";
    return source.length > scriptLengthMax ? [] : parseJson(source);
  });
}

/** Broken JSON-LD is common on news pages; it says nothing then. */
function parseJson(source: string): unknown[] {
  try {
    return [JSON.parse(source)];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The fields of the first thing that is an article, looking through lists and graphs without recursion. */
function findArticle(roots: unknown[]): Fields {
  const queue = [...roots];
  let fallback: Fields = {};
  for (let visited = 0; queue.length > 0 && visited < nodesMax; visited++) {
    const node = queue.shift();
    if (Array.isArray(node)) queue.push(...node.slice(0, nodesMax));
    if (!isFields(node) || Array.isArray(node)) continue;
    const types = [node["@type"]].flat().filter((type) => typeof type === "string");
    if (types.some((type) => articleTypes.test(type))) {
      if (typeof node.headline === "string") return node;
      fallback = node;
    }
    for (const key of ["@graph", "mainEntity", "mainEntityOfPage"]) if (node[key] !== undefined) queue.push(node[key]);
  }
  return fallback;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

/** A person's or organisation's name, or several; an address of a profile is not a name. */
function tidyName(value: unknown): string | null {
  const names = [value].flat().map((one) => tidyLine(isFields(one) ? [one.name].flat()[0] : one));
  const kept = names.filter((name) => name !== null).filter((name) => !/^https?:\/\//i.test(name) && name.length <= 150);
  return kept.length === 0 ? null : tidyLine([...new Set(kept)].slice(0, 10).join(", "));
}

function readMetaTags(document: Document): Map<string, string> {
  const found = new Map<string, string>();
  for (const element of [...document.querySelectorAll("meta[content]")].slice(0, 500)) {
    const name = (element.getAttribute("property") ?? element.getAttribute("name") ?? element.getAttribute("itemprop"))?.toLowerCase();
    const content = element.getAttribute("content") ?? "";
    if (name !== undefined && content.trim() !== "" && !found.has(name)) found.set(name, content);
  }
  return found;
}
