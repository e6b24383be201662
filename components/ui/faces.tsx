/** Somebody to show: their name, and an id that keeps their colour the same everywhere. */
export type Face = { id: string; name: string };

const washes = [
  "bg-accent-wash text-accent",
  "bg-success-wash text-success",
  "bg-caution-wash text-caution",
  "bg-pencil-wash text-ink",
] as const;

function washOf(id: string): string {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return washes[sum % washes.length] ?? washes[0];
}

/** The initials of a name: first and last word, at most two letters, in any script. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase("en");
}

/** One face: initials in a circle (drawn by the style sheet, so that nobody hears them spelt), the whole name for screen readers and on hover. */
export function Avatar({ face, size = "small" }: { face: Face; size?: "small" | "medium" }) {
  return (
    <span
      title={face.name}
      data-initials={initialsOf(face.name)}
      className={`inline-flex shrink-0 items-center justify-center rounded-full font-strong ring-2 ring-paper before:content-[attr(data-initials)/""] ${washOf(face.id)} ${size === "small" ? "size-5 text-[0.625rem]" : "size-7 text-12"}`}
    >
      <span className="sr-only">{face.name}</span>
    </span>
  );
}

/** Several faces, overlapping a little; beyond `max` they are counted. */
export function Faces({ faces, max = 4 }: { faces: readonly Face[]; max?: number }) {
  const shown = faces.slice(0, max);
  const rest = faces.length - shown.length;
  if (faces.length === 0) return null;
  return (
    <span className="inline-flex items-center">
      {shown.map((face) => (
        <span key={face.id} className="-ml-1 first:ml-0">
          <Avatar face={face} />
        </span>
      ))}
      {rest > 0 ? <span className="ml-1 text-12 text-secondary">+{rest}</span> : null}
    </span>
  );
}
