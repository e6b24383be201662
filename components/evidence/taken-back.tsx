import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";

/** That the fact-check a piece of evidence comes from was taken back, why, and whether it was put back or came in again. */
export function TakenBack({ takenBack }: { takenBack: NonNullable<ClaimAtHand["evidence"][number]["takenBack"]> }) {
  const { reason, withdrawnAt, putBack, cameAgainAt } = takenBack;
  const why = (
    <>
      Taken back <RelativeTime at={withdrawnAt} />: <bdi>{reason}</bdi>
    </>
  );
  if (putBack !== null)
    return (
      <Notice title="The fact-check this comes from was taken back, and put back">
        <p>{why}</p>
        <p>
          Put back <RelativeTime at={putBack.reinstatedAt} />: <bdi>{putBack.reason}</bdi>
        </p>
      </Notice>
    );
  return (
    <Notice tone="caution" title="The fact-check this comes from was taken back">
      <p>{why}</p>
      <p>
        This evidence stays as it is until somebody withdraws it.
        {cameAgainAt === null ? null : (
          <>
            {" "}
            The same fact-check was imported again <RelativeTime at={cameAgainAt} />.
          </>
        )}
      </p>
    </Notice>
  );
}
