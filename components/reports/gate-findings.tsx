import { CircleCheck, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/link";
import { route } from "@/components/ui/route";
import type { Finding, Place } from "@/lib/reports/gate-rule";
import { counted } from "@/lib/reports/words";

const looks = {
  failed: { icon: OctagonX, iconClass: "text-danger", says: "Not fulfilled: " },
  warning: { icon: TriangleAlert, iconClass: "text-caution", says: "Your judgement: " },
  passed: { icon: CircleCheck, iconClass: "text-success", says: "Fulfilled: " },
} as const;

const placesShownMax = 5;

/** What the gate found: what stops publication first, then what a person must see to, then what is in order. Each with the place to put it right. */
export function GateFindings({ findings, article }: { findings: readonly Finding[]; article: { workspace: string; id: string } }) {
  const having = (outcome: Finding["outcome"]) => findings.filter((finding) => finding.outcome === outcome);
  const [failed, warnings, passed] = [having("failed"), having("warning"), having("passed")];
  return (
    <section aria-labelledby="gate">
      <h2 id="gate" className="text-15">
        Before publication
      </h2>
      <p className="mt-1 text-13 text-secondary">
        {failed.length === 0
          ? "Nothing stands in the way."
          : `${failed.length} of ${failed.length + passed.length + warnings.length} rules ${failed.length === 1 ? "stands" : "stand"} in the way.`}
      </p>
      <Findings findings={failed} article={article} />
      {warnings.length === 0 ? null : (
        <Group title={`For your judgement (${warnings.length})`} isOpen={failed.length === 0}>
          <Findings findings={warnings} article={article} />
        </Group>
      )}
      {passed.length === 0 ? null : (
        <Group title={`In order (${passed.length})`} isOpen={false}>
          <Findings findings={passed} article={article} />
        </Group>
      )}
    </section>
  );
}

function Group({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="mt-3 border-hairline border-t pt-2">
      <summary className="py-1 font-strong text-13">{title}</summary>
      {children}
    </details>
  );
}

function Findings({ findings, article }: { findings: readonly Finding[]; article: { workspace: string; id: string } }) {
  if (findings.length === 0) return null;
  return (
    <ul className="mt-2 space-y-3">
      {findings.map(({ code, outcome, sentence, places }) => {
        const { icon: Icon, iconClass, says } = looks[outcome];
        return (
          <li key={code} className="flex gap-2 text-13">
            <Icon aria-hidden size={16} className={`mt-0.5 shrink-0 ${iconClass}`} />
            <div className="min-w-0">
              <p>
                <span className="sr-only">{says}</span>
                {sentence}
              </p>
              <Places places={places} article={article} shownMax={outcome === "failed" ? placesShownMax : 0} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Places({ places, article, shownMax }: { places: readonly Place[]; article: { workspace: string; id: string }; shownMax: number }) {
  const [first, rest] = [places.slice(0, shownMax), places.slice(shownMax)];
  return (
    <>
      {first.length === 0 ? null : <PlaceList places={first} article={article} />}
      {rest.length === 0 ? null : (
        <details>
          <summary className="py-1 text-12 text-secondary">
            {first.length === 0 ? counted(rest.length, "claim") : `${rest.length} more`}
          </summary>
          <PlaceList places={rest} article={article} />
        </details>
      )}
    </>
  );
}

function PlaceList({ places, article }: { places: readonly Place[]; article: { workspace: string; id: string } }) {
  return (
    <ul className="mt-1 space-y-1 text-12">
      {places.map((place) => (
        <li key={place.kind === "claim" ? place.claimId : place.kind}>
          <PlaceLink place={place} article={article} />
        </li>
      ))}
    </ul>
  );
}

function PlaceLink({ place, article }: { place: Place; article: { workspace: string; id: string } }) {
  const { workspace, id } = article;
  switch (place.kind) {
    case "claim":
      return (
        <>
          <TextLink href={route(`/${workspace}/articles/${id}?claim=${place.claimId}`)}>
            <bdi>{place.words}</bdi>
          </TextLink>
          {place.detail === "" ? null : <span className="text-secondary">: {place.detail}</span>}
        </>
      );
    case "settings":
      return <TextLink href={route(`/${workspace}/settings`)}>{place.words}</TextLink>;
    case "article":
      return <TextLink href={route(`/${workspace}/articles/${id}`)}>{place.words}</TextLink>;
    case "draft":
      return (
        <a href="#draft" className="text-accent underline underline-offset-2">
          {place.words}
        </a>
      );
  }
}
