import { EventList } from "@/components/audit/event-list";
import { TextLink } from "@/components/ui/link";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { ClaimSection } from "./claim-section";

/** The newest of a claim's history, and the way to all of it. */
export function ClaimHistory({ workspace, hand }: { workspace: string; hand: ClaimAtHand }) {
  const { claim, history } = hand;
  const article = `/${workspace}/articles/${claim.article.id}` as const;
  return (
    <ClaimSection id="history" name="History">
      <EventList events={history.events} permalink={(sequence) => `${article}/history?event=${sequence}#event-${sequence}`} />
      {history.nextBefore === null ? null : (
        <TextLink prefetch={false} href={`${article}/history?claim=${claim.id}`}>
          All of this claim’s history
        </TextLink>
      )}
    </ClaimSection>
  );
}
