import type { Speech } from "@/lib/reports/speech";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** Says on the page of a claim that was split, merged or found to be another's duplicate what stands in its place. Nothing for any other. */
export function ReplacedNotice({
  successors,
  at,
  speech,
}: {
  successors: readonly { slug: string; statement: string }[];
  at: (slug: string) => string;
  speech: Speech;
}) {
  if (successors.length === 0) return null;
  return (
    <div role="note" className="mb-8 border-caution border-s-2 bg-caution-wash px-4 py-3 font-sans text-15">
      <p>{speech.words.claim.replaced(successors.length)}</p>
      <ul className="mt-2 list-disc ps-5">
        {successors.map(({ slug, statement }) => (
          <li key={slug}>
            <a href={at(slug)} dir="auto" lang={speech.content} className={linkClass}>
              {statement}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
