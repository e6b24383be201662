import type { Comment } from "@/lib/discussion/tell-thread";

/** The words of a comment, with whom it names set off. */
export function CommentText({ text, mentions }: { text: string; mentions: Comment["mentions"] }) {
  const ends = mentions.map(({ end }) => end);
  return (
    <p dir="auto" className="whitespace-pre-line break-words text-13">
      {mentions.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(ends[at - 1] ?? 0, start)}
          <span className="rounded-sm bg-accent-wash px-0.5 text-accent">{text.slice(start, end)}</span>
        </span>
      ))}
      {text.slice(ends.at(-1) ?? 0)}
    </p>
  );
}
