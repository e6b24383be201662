const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** Says on the page of a claim that was split, merged or found to be another's duplicate what stands in its place. Nothing for any other. */
export function ReplacedNotice({
  successors,
  at,
}: {
  successors: readonly { slug: string; statement: string }[];
  at: (slug: string) => string;
}) {
  if (successors.length === 0) return null;
  return (
    <div role="note" className="mb-8 border-caution border-l-2 bg-caution-wash px-4 py-3 font-sans text-15">
      <p>
        This page is kept as it was last published. {successors.length === 1 ? "Another claim stands" : "Other claims stand"} in its place
        now:
      </p>
      <ul className="mt-2 list-disc ps-5">
        {successors.map(({ slug, statement }) => (
          <li key={slug}>
            <a href={at(slug)} dir="auto" className={linkClass}>
              {statement}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
