"use client";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastDone } from "@/components/ui/toast";
import { directionOf } from "@/lib/articles/direction";
import type { ClaimPermissions } from "@/lib/claims/claim-permissions";
import type { SettledPlace } from "@/lib/claims/settled-places";

type Props = {
  claimId: string;
  settled: readonly SettledPlace[];
  language: string;
  hasVerdict: boolean;
  may: Pick<ClaimPermissions, "unplaceClaim" | "unplaceClaimOfOthers">;
  unplaceClaim: ClaimActions["unplaceClaim"];
};

/** What people said of where a claim's words are in the newest text, each with the way to take it back. Nothing when nobody had to. */
export function SettledPlaces({ claimId, settled, language, hasVerdict, may, unplaceClaim }: Props) {
  if (settled.length === 0) return null;
  return (
    <ul aria-label="Places that people settled" className="flex flex-col gap-3 text-13">
      {settled.map((one) => {
        const isAllowed = (one.isOwn ? may.unplaceClaim : may.unplaceClaimOfOthers) === true;
        return (
          <li key={one.placeId} className="flex items-start justify-between gap-3">
            <p className="min-w-0 text-secondary">
              {one.isOwn ? "You" : one.placedBy}{" "}
              {one.place === null
                ? `confirmed that these words are gone from snapshot ${one.snapshotNumber}:`
                : `tied it to these words of snapshot ${one.snapshotNumber}:`}{" "}
              <q dir={directionOf(one.words)} lang={language} className="line-clamp-2 font-reading font-serif text-15">
                {one.place?.exact ?? one.words}
              </q>
            </p>
            {isAllowed && one.canTakeBack ? <TakeBack {...{ claimId, one, hasVerdict, unplaceClaim }} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function TakeBack({
  claimId,
  one,
  hasVerdict,
  unplaceClaim,
}: Pick<Props, "claimId" | "hasVerdict" | "unplaceClaim"> & { one: SettledPlace }) {
  const { placeId, snapshotId, place } = one;
  async function takeBack() {
    let isStale = false;
    const isDone = await runCommand(async () => {
      const result = await unplaceClaim({ claimId, placeId, snapshotId, place });
      if (result.ok) isStale = result.value.isStale;
      return result;
    });
    if (isDone) toastDone(`Taken back: the place waits for a person.${isStale ? " The verdict is stale now." : ""}`);
  }
  return (
    <ConfirmDialog
      title={place === null ? "Take back that the words are gone?" : "Take back where the words stand?"}
      confirmLabel="Take back"
      onConfirm={takeBack}
      trigger={
        <Button size="small" aria-label={`Take back: ${place === null ? "gone" : "tied to"} “${place?.exact ?? one.words}”`}>
          Take back
        </Button>
      }
    >
      The place waits again for somebody to say where the words are, and no report can be published until then.
      {hasVerdict && one.changesWords ? " The verdict was given on these words: it becomes stale." : ""}
    </ConfirmDialog>
  );
}
