import type { Speech } from "@/lib/reports/speech";
import { textFragmentUrl } from "@/lib/reports/text-fragment";
import type { ReportVersion, VersionClaim } from "@/lib/reports/version";
import { Day } from "./day";
import { Sentence } from "./sentence";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** The article that was checked, as a reference: title, author, outlet, date, and a link where it is online. */
export function ArticleCited({ article, claim, speech }: { article: ReportVersion["article"]; claim?: VersionClaim; speech: Speech }) {
  const title = (
    <cite dir="auto" lang={article.language}>
      {speech.words.quoted(article.title)}
    </cite>
  );
  const url = article.url === null || claim === undefined ? article.url : textFragmentUrl(article.url, claim.quote);
  return (
    <Sentence
      of={speech.words.report.cited({
        title:
          url === null ? (
            title
          ) : (
            <a href={url} data-address={article.url} rel="noopener nofollow" className={linkClass}>
              {title}
            </a>
          ),
        author: article.author === null ? null : <bdi>{article.author}</bdi>,
        outlet: article.outlet === null ? null : <bdi>{article.outlet}</bdi>,
        day: article.publishedOn === null ? null : <Day on={article.publishedOn} speech={speech} />,
      })}
    />
  );
}

// Only what stands in the same line of the article, and no word that the end of the context cut in half.
function wordsBefore(prefix: string): string {
  const line = prefix.split(/[\r\n]/).at(-1) ?? "";
  return line.length < prefix.length || line === "" ? line : `…${line.replace(/^\S*/u, "")}`;
}

function wordsAfter(suffix: string): string {
  const line = suffix.split(/[\r\n]/)[0] ?? "";
  return line.length < suffix.length || line === "" ? line : `${line.replace(/\S*$/u, "")}…`;
}

/** Where a claim stands in the article: its words among those around them. */
export function Passage({ article, claim, speech }: { article: ReportVersion["article"]; claim: VersionClaim; speech: Speech }) {
  const { quote } = claim;
  return (
    <>
      <blockquote dir="auto" lang={article.language} className="whitespace-pre-line border-hairline border-s-2 ps-4 text-secondary">
        <bdi>{wordsBefore(quote.prefix)}</bdi>
        <mark className="bg-pencil-wash text-ink [print-color-adjust:exact]">{quote.exact}</mark>
        <bdi>{wordsAfter(quote.suffix)}</bdi>
      </blockquote>
      <p className="mt-3">
        <ArticleCited article={article} claim={claim} speech={speech} />.
      </p>
    </>
  );
}
