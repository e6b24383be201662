/** An article's details as the log records them: the date as `YYYY-MM-DD`. */
export function articleDescription(article: {
  title: string;
  author: string | null;
  outlet: string | null;
  url: string | null;
  publishedOn: Date | null;
  language: string;
  reach: number | null;
  selectionReason: string;
}) {
  const { title, author, outlet, url, publishedOn, language, reach, selectionReason } = article;
  return { title, author, outlet, url, publishedOn: publishedOn?.toISOString().slice(0, 10) ?? null, language, reach, selectionReason };
}
