import { Fragment } from "react";
import { languageName, type Speech } from "@/lib/reports/speech";
import type { Translation } from "@/lib/reports/translations";

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
  return (
    <p className="no-print mt-3 font-sans text-15 text-secondary">
      {speech.words.report.alsoIn}{" "}
      {others.map(({ slug, language, title }, place) => (
        <Fragment key={slug}>
          {place === 0 ? null : "\u00A0· "}
          <a
            href={at(slug)}
            hrefLang={language}
            lang={language}
            title={title}
            className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
          >
            <bdi>{languageName(language)}</bdi>
          </a>
        </Fragment>
      ))}
    </p>
  );
}
