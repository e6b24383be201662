import type { MarkLook } from "./marks";

const lines = {
  candidate: "border-b-2 border-dotted border-pencil",
  accepted: "border-b border-solid border-accent",
  decided: "border-b-4 border-solid border-ink",
  attention: "border-b-2 border-double border-danger",
} as const;

/** The line a mark has in the article, small. Decorative: put its words beside it. */
export function StateMark({ look }: { look: MarkLook | null }) {
  if (look === null)
    return (
      <span aria-hidden="true" className="inline-block w-4 shrink-0 text-center text-12 text-secondary">
        –
      </span>
    );
  if (look === "attention") {
    return (
      <svg aria-hidden="true" viewBox="0 0 16 6" className="h-1.5 w-4 shrink-0 text-danger">
        <path d="M0 4q2-4 4 0t4 0 4 0 4 0" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    );
  }
  return <span aria-hidden="true" className={`inline-block w-4 shrink-0 ${lines[look]}`} />;
}
