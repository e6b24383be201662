import type { ReactNode } from "react";
import type { ComparedParagraph, Piece } from "@/lib/articles/text-difference";

const contextParagraphs = 1;

/** Two versions of a text as one, with what was taken out and what came in; long stretches without a change are folded. */
export function TextComparison({ paragraphs, language }: { paragraphs: readonly ComparedParagraph[]; language: string }) {
  const changes = paragraphs.filter(({ isChanged }) => isChanged).length;
  if (changes === 0) return <p className="text-15 text-secondary">Only blank space changed.</p>;
  return (
    <>
      <p className="mb-4 text-13 text-secondary">
        {changes === 1 ? "One paragraph" : `${changes} paragraphs`} changed. <ins className={insClass}>Came in</ins>{" "}
        <del className={delClass}>taken out</del>
      </p>
      <div dir="auto" lang={language} className="flex flex-col gap-3 font-reading font-serif text-18">
        {stretchesOf(paragraphs).map(({ key, isFolded, members }) =>
          isFolded ? (
            <details key={key} className="text-13 text-secondary">
              <summary className="font-sans">{members.length} paragraphs without a change</summary>
              <Paragraphs members={members} />
            </details>
          ) : (
            <Paragraphs key={key} members={members} />
          ),
        )}
      </div>
    </>
  );
}

const insClass = "bg-success-wash text-ink decoration-success underline mx-px decoration-2 underline-offset-4";
const delClass = "bg-danger-wash text-secondary line-through decoration-danger";

type Member = ComparedParagraph & { key: number };

function Paragraphs({ members }: { members: readonly Member[] }) {
  return (
    <div className="flex flex-col gap-3">
      {members.map(({ key, isChanged, pieces }) => (
        <p key={key} className={isChanged ? "border-accent border-s-2 ps-3" : "ps-3.5 text-secondary"}>
          <ComparedWords pieces={pieces} />
        </p>
      ))}
    </div>
  );
}

const inEnglish = { cameIn: "came in", takenOut: "taken out" };

/** Words taken out and words that came in, in one line of text; said as well as shown, in the words of the page around. */
export function ComparedWords({ pieces, says = inEnglish }: { pieces: readonly Piece[]; says?: typeof inEnglish }) {
  return pieces.map(({ kind, text }, place) => {
    const key = `${place}${kind}`;
    if (kind === "same") return <span key={key}>{text}</span>;
    return kind === "added" ? (
      <ins key={key} className={insClass}>
        <Said> ({says.cameIn}: </Said>
        {text}
        <Said>) </Said>
      </ins>
    ) : (
      <del key={key} className={delClass}>
        <Said> ({says.takenOut}: </Said>
        {text}
        <Said>) </Said>
      </del>
    );
  });
}

/** Few screen readers say what `ins` and `del` mean. */
function Said({ children }: { children: ReactNode }) {
  // Apart from the text, whose direction is told by its own letters.
  return <bdi className="sr-only select-none">{children}</bdi>;
}

/** Changed paragraphs with a neighbour on each side; what lies between is folded when there is more than one of it. */
function stretchesOf(paragraphs: readonly ComparedParagraph[]): { key: number; isFolded: boolean; members: Member[] }[] {
  const isNear = (index: number) =>
    paragraphs.slice(Math.max(0, index - contextParagraphs), index + contextParagraphs + 1).some(({ isChanged }) => isChanged);
  const stretches: { key: number; isFolded: boolean; members: Member[] }[] = [];
  paragraphs.forEach((paragraph, index) => {
    const member = { ...paragraph, key: index };
    const last = stretches.at(-1);
    if (last !== undefined && last.isFolded === !isNear(index)) last.members.push(member);
    else stretches.push({ key: index, isFolded: !isNear(index), members: [member] });
  });
  return stretches.map((stretch) => (stretch.members.length === 1 ? { ...stretch, isFolded: false } : stretch));
}
