const look = "underline decoration-1 underline-offset-2 hover:text-ink";

/** Takes away the events that are chosen, all pages of them. */
export function ExportLinks({ slug, chosen }: { slug: string; chosen: URLSearchParams }) {
  const exported = (format: string) => `/${slug}/audit/export?${new URLSearchParams([...chosen, ["format", format]])}`;
  return (
    <p className="no-print mt-8 text-12 text-secondary">
      Take it with you, as far as it is chosen above:{" "}
      <a href={exported("csv")} className={look}>
        CSV
      </a>{" "}
      for spreadsheets,{" "}
      <a href={exported("jsonl")} className={look}>
        JSON Lines
      </a>{" "}
      for programs.
    </p>
  );
}
