import { ComparedWords } from "@/components/articles/text-comparison";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { compareWords } from "@/lib/articles/text-difference";
import type { ClaimWords } from "@/lib/claims/places";
import { anchorWords } from "./anchor-words";

type Props = {
  workspace: string;
  article: { id: string; language: string };
  words: ClaimWords;
  /** Whose words they are. */
  what?: "claim" | "discussion";
};

/** What the publisher did to the words of a claim or discussion: changed, taken out, or not found again for certain. Nothing when nothing was done. */
export function WordsChanged({ workspace, article, words, what = "claim" }: Props) {
  const { waiting, standing, goneSince, change } = words;
  if (waiting !== null) {
    return (
      <Notice tone="caution" title={anchorWords[waiting]}>
        {standing === 0
          ? `The article changed, and the ${what} is tied to nothing in its newest text. `
          : `The article changed. The ${what} still stands ${standing === 1 ? "in one place" : `in ${standing} places`} of its newest text. Where else it stood is not settled. `}
        <TextLink prefetch={false} href={`/${workspace}/articles/${article.id}/places`}>
          Say where it stands
        </TextLink>
      </Notice>
    );
  }
  if (goneSince !== null) {
    return (
      <Notice tone="caution" title={`Gone since snapshot ${goneSince}`}>
        The words above are as they last stood.{" "}
        <TextLink prefetch={false} href={`/${workspace}/articles/${article.id}/versions/${goneSince}`}>
          What changed
        </TextLink>
      </Notice>
    );
  }
  if (change === null) return null;
  return (
    <Notice tone="info" title={`Its words changed in snapshot ${change.snapshotNumber}`}>
      <p dir="auto" lang={article.language} className="font-reading font-serif text-15">
        <ComparedWords pieces={compareWords(change.before, change.after, article.language)} />
      </p>
      <TextLink prefetch={false} href={`/${workspace}/articles/${article.id}/versions/${change.snapshotNumber}`}>
        All that changed
      </TextLink>
    </Notice>
  );
}
