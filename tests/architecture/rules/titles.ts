import type { Module } from "../source";

/** Finds pages of newsrooms whose title would come behind them, or that have none of their own. */
export function findLateTitles(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, text }) => {
    if (!path.startsWith("app/") || path.startsWith("app/(public)/")) return [];
    const name = path.split("/").at(-1) ?? "";
    // A document that says "not found" is empty until its script has run: its first title is in its head.
    if (name === "not-found.tsx") return [];
    if (/\btitle:/.test(metadataOf(text))) return [`${path} has its title in its metadata: use PageTitle or PageHeader`];
    const draws = (name === "page.tsx" && /<main|<Page\b/.test(text)) || name === "loading.tsx";
    return draws && !/<(?:PageTitle|PageHeader)\b/.test(text) ? [`${path} has no title: use PageTitle or PageHeader`] : [];
  });
}

function metadataOf(text: string): string {
  const start = text.search(/export (?:const metadata|(?:async )?function generateMetadata|const generateMetadata)/);
  return start === -1 ? "" : text.slice(start, text.indexOf("\n\n", start));
}
