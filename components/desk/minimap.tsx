import type { Mark, MarkLook } from "./marks";

const fills: Record<MarkLook, string> = {
  candidate: "bg-rule opacity-60",
  accepted: "bg-accent",
  decided: "bg-ink",
  attention: "bg-danger",
};

/** All marks of the article at a glance, by place and state. For the eye and the mouse; the claim list says the same in words. */
export function Minimap({
  marks,
  textLength,
  currentId,
  onSelect,
}: {
  marks: readonly Mark[];
  textLength: number;
  currentId: string | null;
  onSelect: (mark: Mark) => void;
}) {
  return (
    <div aria-hidden="true" className="h-full w-2.5 shrink-0 border-hairline border-e py-1">
      <div className="relative h-full">
        {marks.map((mark) => (
          <button
            key={mark.id}
            type="button"
            tabIndex={-1}
            onClick={() => onSelect(mark)}
            className={`absolute inset-x-0.5 min-h-0.5 rounded-[1px] ${mark.id === currentId ? "z-10 bg-accent outline-2 outline-accent" : fills[mark.look]}`}
            style={{ top: `${(mark.start / textLength) * 100}%`, height: `max(2px, ${((mark.end - mark.start) / textLength) * 60}%)` }}
          />
        ))}
      </div>
    </div>
  );
}
