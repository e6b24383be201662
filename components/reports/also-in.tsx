import type { Speech } from "@/lib/reports/speech";
import type { Translation } from "@/lib/reports/translations";
import { LanguageLinks } from "./language-links";

/** Leads to the same report in other languages, each by its own name. Nothing where there is none. */
export function AlsoIn({
  translations,
  at,
  speech,
}: {
  translations: readonly Translation[];
  at: (slug: string) => string;
  speech: Speech;
}) {
  const others = translations.filter(({ language }) => language !== speech.content);
  if (others.length === 0 || others.length === translations.length) return null;
  const links = others.map(({ slug, language, title }) => ({ href: at(slug), language, title }));
  return <LanguageLinks label={speech.words.report.alsoIn} links={links} />;
}
