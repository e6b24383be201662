"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { runCommand } from "@/components/forms/run-command";
import { Keys } from "@/components/ui/kbd";
import { useShortcuts } from "@/components/ui/shortcuts";
import { toastDone } from "@/components/ui/toast";
import { wordFinder } from "@/lib/articles/find-words";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Result } from "@/lib/result";
import { type Waiting, WaitingCard } from "./waiting-card";

type Place = TextRange & { exact: string };
type Choice = { snapshotId: string; place: Place | null };
type Placed = Result<{ isSameWords: boolean; isStale: boolean }>;
type Props = {
  waiting: readonly Waiting[];
  snapshot: { id: string; number: number; text: string };
  language: string;
  /** Null when this person may decide, else why not. */
  whyNot: string | null;
  placeClaim: (input: Choice & { claimId: string; placeId: string }) => Promise<Placed>;
  unplaceClaim: (input: Choice & { claimId: string; placeId: string }) => Promise<Result<{ isStale: boolean }>>;
  placeThread: (input: Choice & { threadId: string }) => Promise<Placed>;
};

const shownMax = 50;
// A claim waits once for each of its places.
const cardId = (waiting: Waiting) => `waiting-${waiting.kind === "claim" ? waiting.placeId : waiting.id}`;
const cards = () => [...document.querySelectorAll<HTMLElement>("[data-waiting]")];
const cardAtHand = () => document.activeElement?.closest<HTMLElement>("[data-waiting]") ?? null;

// Kept out here: with the last card the whole queue goes, and comes anew with the one that was taken back.
let returning: string | null = null;

/** A card that was taken back has the focus as soon as it is there again, so that the next answer is given to it. */
function focusReturned() {
  const card = returning === null ? null : document.getElementById(returning);
  if (card === null) return;
  returning = null;
  card.focus();
}

/** The claims and discussions that wait for a person, one under the other. Everything can be done by keys: j and k, a number for a place, Enter. */
export function WaitingCards({ waiting, snapshot, language, whyNot, placeClaim, unplaceClaim, placeThread }: Props) {
  const router = useRouter();
  const [find] = useState(() => wordFinder(snapshot.text));
  useShortcuts("Places", keys);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a card comes back with what waits.
  useEffect(focusReturned, [waiting]);

  async function place(one: Waiting, chosen: Place | null) {
    const [before, after] = neighboursOf(cardId(one));
    const choice = { snapshotId: snapshot.id, place: chosen };
    let said = "";
    const isDone = await runCommand(async () => {
      const result =
        one.kind === "claim"
          ? await placeClaim({ claimId: one.id, placeId: one.placeId, ...choice })
          : await placeThread({ threadId: one.id, ...choice });
      if (result.ok) said = sayPlaced(one.kind, chosen !== null, result.value);
      return result;
    });
    // Whoever was slower sees what the other decided: the claim is gone from the queue, the message stays.
    if (!isDone) return router.refresh();
    toastDone(said, one.kind === "claim" ? { undo: () => takeBack({ claimId: one.id, placeId: one.placeId, ...choice }) } : {});
    (after ?? before ?? document.querySelector<HTMLElement>("#main"))?.focus();
  }

  async function takeBack(placed: Parameters<Props["unplaceClaim"]>[0]) {
    returning = `waiting-${placed.placeId}`;
    if (await runCommand(() => unplaceClaim(placed))) toastDone("Taken back: the place waits again.");
    else returning = null;
  }

  return (
    <>
      <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-secondary">
        <span>
          <Keys keys="j" /> <Keys keys="k" /> next, previous
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
        {waiting.slice(0, shownMax).map((one) => (
          <li key={cardId(one)}>
            <WaitingCard
              id={cardId(one)}
              waiting={one}
              among={amongOf(one, waiting)}
              snapshot={snapshot}
              language={language}
              whyNot={whyNot}
              find={find}
              onPlace={(chosen) => place(one, chosen)}
            />
          </li>
        ))}
      </ol>
      {waiting.length > shownMax ? (
        <p className="mt-6 text-13 text-secondary">{waiting.length - shownMax} more wait; they appear here as these are settled.</p>
      ) : null}
    </>
  );
}

function amongOf(one: Waiting, waiting: readonly Waiting[]): string | null {
  const same = waiting.filter(({ kind, id }) => kind === one.kind && id === one.id);
  return same.length === 1 ? null : `${same.indexOf(one) + 1} of ${same.length}`;
}

function neighboursOf(cardId: string): [HTMLElement | undefined, HTMLElement | undefined] {
  const all = cards();
  const at = all.findIndex(({ id }) => id === cardId);
  return [all[at - 1], all[at + 1]];
}

function sayPlaced(kind: Waiting["kind"], isPlaced: boolean, { isSameWords, isStale }: { isSameWords: boolean; isStale: boolean }): string {
  const stale = isStale ? " Its verdict is stale now." : "";
  const what = kind === "claim" ? "claim" : "discussion";
  if (!isPlaced) return `Confirmed: the words are gone.${stale}`;
  return isSameWords ? `The ${what} has its place again.` : `The ${what} is tied to the changed words.${stale}`;
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
  { keys: "j", does: "Next", run: () => step(1) },
  { keys: "k", does: "Previous", run: () => step(-1) },
  ...["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((number) => ({
    keys: number,
    does: `Choose place ${number}`,
    run: () => choose(String(Number(number) - 1)),
  })),
  { keys: "0", does: "The words are gone", run: () => choose("gone") },
  { keys: "f", does: "Find the words in the text", run: findWords },
];
