"use client";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toastDone } from "@/components/ui/toast";
import type { PlaceShown } from "@/lib/articles/surroundings";
import type { placePassageInput } from "@/lib/evidence/schema";

type Place = { start: number; end: number } | null;

/** A passage without a certain place in this copy: where it was found, for a person to choose, or to say that it is not in it. */
export function PassageWaiting({
  captureId,
  passage,
  mayPlace,
  action,
}: {
  captureId: string;
  passage: { id: string; number: number; quote: string; anchorState: string | null; isShown: boolean; places: readonly PlaceShown[] };
  mayPlace: boolean;
  action: Action<typeof placePassageInput>;
}) {
  const [pending, setPending] = useState<number | "none" | null>(null);
  const { number, places, anchorState } = passage;
  const isAmbiguous = anchorState === "ambiguous";
  async function choose(place: Place) {
    setPending(place?.start ?? "none");
    if (await runCommand(() => action({ evidenceId: passage.id, captureId, place })))
      toastDone(place === null ? "It is said that the passage is not in this copy." : `The passage of evidence ${number} has its place.`);
    setPending(null);
  }
  return (
    <div id={passage.isShown ? "passage" : undefined} className="mb-4 scroll-mt-24">
      <Notice
        tone="caution"
        title={`Evidence ${number}: ${isAmbiguous ? "stands here several times, so no place is marked" : "not found in this text"}`}
      >
        <p dir="auto">“{passage.quote.slice(0, 200)}”</p>
        {!mayPlace || places.length === 0 ? null : (
          <>
            <p className="mt-2">{isAmbiguous ? "Which one is quoted?" : "Something alike stands here. Is it this?"}</p>
            <ol className="mt-2 flex flex-col gap-3">
              {places.map(({ start, end, before, exact, after }, at) => (
                <li key={start} className="flex flex-col items-start gap-1">
                  <p dir="auto" className="wrap-anywhere font-reading font-serif text-15">
                    {before}
                    <mark className="rounded-sm bg-caution-wash text-ink">{exact}</mark>
                    {after}
                  </p>
                  <Button size="small" isPending={pending === start} onPress={() => choose({ start, end })}>
                    Place {at + 1}: it stands here
                  </Button>
                </li>
              ))}
            </ol>
            {isAmbiguous ? (
              <Button look="quiet" size="small" className="mt-2" isPending={pending === "none"} onPress={() => choose(null)}>
                Not in this copy
              </Button>
            ) : null}
          </>
        )}
      </Notice>
    </div>
  );
}
