"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { runCommand } from "@/components/forms/run-command";
import { Keys } from "@/components/ui/kbd";
import { useShortcuts } from "@/components/ui/shortcuts";
import { toastDone } from "@/components/ui/toast";
import { wordFinder } from "@/lib/articles/find-words";
import type { TextRange } from "@/lib/articles/graphemes";
import type { WaitingClaim as Waiting } from "@/lib/claims/waiting-queries";
import type { Result } from "@/lib/result";
import { WaitingClaim } from "./waiting-claim";

type Place = TextRange & { exact: string };
type Props = {
  claims: readonly Waiting[];
  snapshot: { id: string; number: number; text: string };
  language: string;
  /** Null when this person may decide, else why not. */
  whyNot: string | null;
  action: (input: {
    claimId: string;
    snapshotId: string;
    place: Place | null;
  }) => Promise<Result<{ isSameWords: boolean; isStale: boolean }>>;
};

const shownMax = 50;
const cardId = (claimId: string) => `waiting-${claimId}`;
const cards = () => [...document.querySelectorAll<HTMLElement>("[data-waiting]")];
const cardAtHand = () => document.activeElement?.closest<HTMLElement>("[data-waiting]") ?? null;

/** The claims that wait for a person, one under the other. Everything can be done by keys: j and k, a number for a place, Enter. */
export function WaitingClaims({ claims, snapshot, language, whyNot, action }: Props) {
  const router = useRouter();
  const [find] = useState(() => wordFinder(snapshot.text));
  useShortcuts("Places of claims", keys);

  async function place(claimId: string, chosen: Place | null) {
    const [before, after] = neighboursOf(claimId);
    let said = "";
    const isDone = await runCommand(async () => {
      const result = await action({ claimId, snapshotId: snapshot.id, place: chosen });
      if (result.ok) said = sayPlaced(chosen !== null, result.value);
      return result;
    });
    // Whoever was slower sees what the other decided: the claim is gone from the queue, the message stays.
    if (!isDone) return router.refresh();
    toastDone(said);
    (after ?? before ?? document.querySelector<HTMLElement>("#main"))?.focus();
  }

  return (
    <>
      <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-secondary">
        <span>
          <Keys keys="j" /> <Keys keys="k" /> next, previous claim
        </span>
        <span>
          <Keys keys="1" /> … <Keys keys="9" /> choose a place
        </span>
        <span>
          <Keys keys="0" /> the words are gone
        </span>
        <span>
          <Keys keys="f" /> find the words
        </span>
        <span>
          <Keys keys="enter" /> save
        </span>
      </p>
      <ol className="flex flex-col gap-8">
        {claims.slice(0, shownMax).map((claim) => (
          <li key={claim.id}>
            <WaitingClaim
              id={cardId(claim.id)}
              claim={claim}
              snapshot={snapshot}
              language={language}
              whyNot={whyNot}
              find={find}
              onPlace={(chosen) => place(claim.id, chosen)}
            />
          </li>
        ))}
      </ol>
      {claims.length > shownMax ? (
        <p className="mt-6 text-13 text-secondary">{claims.length - shownMax} more wait; they appear here as these are settled.</p>
      ) : null}
    </>
  );
}

function neighboursOf(claimId: string): [HTMLElement | undefined, HTMLElement | undefined] {
  const all = cards();
  const at = all.findIndex((card) => card.id === cardId(claimId));
  return [all[at - 1], all[at + 1]];
}

function sayPlaced(isPlaced: boolean, { isSameWords, isStale }: { isSameWords: boolean; isStale: boolean }): string {
  const stale = isStale ? " Its verdict is stale now." : "";
  if (!isPlaced) return `Confirmed: the words are gone.${stale}`;
  return isSameWords ? "The claim has its place again." : `The claim is tied to the changed words.${stale}`;
}

function step(direction: 1 | -1) {
  const all = cards();
  const at = all.indexOf(cardAtHand() ?? document.body);
  const next = all[at < 0 ? (direction === 1 ? 0 : all.length - 1) : Math.min(Math.max(at + direction, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "start", behavior: "instant" });
}

function choose(name: string) {
  const card = cardAtHand() ?? cards()[0];
  const radio = card?.querySelector<HTMLInputElement>(`input[type=radio][value="${name}"]`);
  radio?.click();
  radio?.focus();
}

function findWords() {
  (cardAtHand() ?? cards()[0])?.querySelector<HTMLInputElement>("input[type=search]")?.focus();
}

const keys = [
  { keys: "j", does: "Next claim", run: () => step(1) },
  { keys: "k", does: "Previous claim", run: () => step(-1) },
  ...["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((number) => ({
    keys: number,
    does: `Choose place ${number}`,
    run: () => choose(String(Number(number) - 1)),
  })),
  { keys: "0", does: "The words are gone", run: () => choose("gone") },
  { keys: "f", does: "Find the words in the text", run: findWords },
];
