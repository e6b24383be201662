import { Fragment } from "react";
import { languageName } from "@/lib/reports/speech";

/** Leads to the same page in other languages, each by its own name; `label` comes before them. */
export function LanguageLinks({ label, links }: { label: string; links: readonly { href: string; language: string; title?: string }[] }) {
  return (
    <p className="no-print mt-3 font-sans text-15 text-secondary">
      {label}{" "}
      {links.map(({ href, language, title }, place) => (
        <Fragment key={href}>
          {place === 0 ? null : "\u00A0· "}
          <a
            href={href}
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
