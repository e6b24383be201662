import type { SavedDetails } from "@/components/articles/describe-article-form";

/** An article's details for those who may only read them. */
export function ArticleFacts({ details }: { details: SavedDetails }) {
  const facts: [name: string, value: string | null][] = [
    ["Author", details.author],
    ["Outlet", details.outlet],
    ["Published on", details.publishedOn],
    ["Language code", details.language],
    ["Readers reached", details.reach === null ? null : details.reach.toLocaleString("en")],
    ["Where it was published", details.url],
    ["Why it is worth checking", details.selectionReason],
  ];
  return (
    <dl className="grid gap-x-8 gap-y-1 text-13 sm:gap-y-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-secondary">{name}</dt>
          <dd className="wrap-anywhere mb-2 sm:mb-0">{value ?? "Not given"}</dd>
        </div>
      ))}
    </dl>
  );
}
