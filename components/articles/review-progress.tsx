import { StackedBar, type Stretch } from "@/components/ui/stacked-bar";
import { type ClaimState, claimStateWords } from "@/lib/claims/workflow";

/** Work still to do is light, work done is dark; what waits is hatched. Never the colours of verdicts. */
const looks: readonly { state: ClaimState; fillClass: string; pattern?: Stretch["pattern"] }[] = [
  { state: "published", fillClass: "bg-accent" },
  { state: "decided", fillClass: "bg-accent text-accent", pattern: "hatched" },
  { state: "assessed", fillClass: "bg-secondary" },
  { state: "inReview", fillClass: "bg-pencil text-pencil", pattern: "hatched" },
  { state: "accepted", fillClass: "bg-transparent text-secondary", pattern: "outlined" },
  { state: "onHold", fillClass: "bg-caution" },
  { state: "dismissed", fillClass: "bg-hairline" },
  { state: "withdrawn", fillClass: "bg-hairline" },
];

/** How far an article's claims have come, as one bar with its words. */
export function ReviewProgress({ claims, hasLegend = false }: { claims: Record<ClaimState, number>; hasLegend?: boolean }) {
  const stretches = looks.map(({ state, fillClass, pattern }) => ({
    id: state,
    count: claims[state],
    label: claimStateWords[state].toLowerCase(),
    fillClass,
    ...(pattern === undefined ? {} : { pattern }),
  }));
  return <StackedBar label="claims" stretches={stretches} hasLegend={hasLegend} />;
}
