import { CircleCheck, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/link";
import { route } from "@/components/ui/route";
import type { Finding, Place } from "@/lib/reports/gate-rule";
import { waivableCodes } from "@/lib/reports/waivable";
import { counted } from "@/lib/reports/words";
import { EndWaivers, WaiveRule, type WaiverActions } from "./waive-rule";

const looks = {
  failed: { icon: OctagonX, iconClass: "text-danger", says: "Not fulfilled: " },
  waived: { icon: TriangleAlert, iconClass: "text-caution", says: "Waived: " },
  passed: { icon: CircleCheck, iconClass: "text-success", says: "Fulfilled: " },
} as const;

/** Which article it is, and what may be done about rules that can be waived; null for whoever may not. */
type Shared = { article: { workspace: string; id: string }; waiverActions: WaiverActions | null };

const placesShownMax = 5;

/** What the gate found: what stops publication first, then what was waived, then what is in order. Each with the place to put it right. */
export function GateFindings(props: { findings: readonly Finding[] } & Shared) {
  const { findings, ...shared } = props;
  const having = (outcome: Finding["outcome"]) => findings.filter((finding) => finding.outcome === outcome);
  const [failed, waived, passed] = [having("failed"), having("waived"), having("passed")];
  return (
    <section aria-labelledby="gate">
      <h2 id="gate" className="text-15">
        Before publication
      </h2>
      <p className="mt-1 text-13 text-secondary">
        {failed.length === 0
          ? "Nothing stands in the way."
          : `${failed.length} of ${failed.length + passed.length + waived.length} rules ${failed.length === 1 ? "stands" : "stand"} in the way.`}
      </p>
      <Findings findings={failed} {...shared} />
      {waived.length === 0 ? null : (
        <Group title={`Waived (${waived.length})`} isOpen>
          <Findings findings={waived} {...shared} />
        </Group>
      )}
      {passed.length === 0 ? null : (
        <Group title={`In order (${passed.length})`} isOpen={false}>
          <Findings findings={passed} {...shared} />
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

function Findings({ findings, article, waiverActions }: { findings: readonly Finding[] } & Shared) {
  if (findings.length === 0) return null;
  return (
    <ul className="mt-2 space-y-3">
      {findings.map((finding) => {
        const { code, outcome, sentence, places } = finding;
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
              <Waiving finding={finding} article={article} waiverActions={waiverActions} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Why a rule was waived, and the ways to waive it or to take that back. */
function Waiving({ finding, article, waiverActions }: { finding: Finding } & Shared) {
  const { outcome, waivers, waiving, places } = finding;
  const rule = waivableCodes.find((code) => code === finding.code);
  if (rule === undefined || outcome === "passed") return null;
  const shared = { articleId: article.id, rule };
  return (
    <>
      {[...new Set(waivers.map(({ reason, by }) => `${by}: ${reason}`))].map((words) => (
        <p key={words} dir="auto" className="mt-1 whitespace-pre-line text-12 text-secondary">
          {words}
        </p>
      ))}
      {waivers.length === 0 || waiverActions === null ? null : <EndWaivers {...shared} actions={waiverActions} />}
      {outcome === "waived" ? null : waiving === "notAllowed" ? (
        <p className="mt-1 text-12 text-secondary">
          An owner can let editors waive it, in <TextLink href={route(`/${article.workspace}/settings`)}>Settings</TextLink>.
        </p>
      ) : waiverActions === null ? null : (
        <WaiveRule
          {...shared}
          actions={waiverActions}
          claimIds={places.flatMap((place) => (place.kind === "claim" ? [place.claimId] : []))}
        />
      )}
    </>
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
          {place.sources.map(({ id: sourceId, title }) => (
            <span key={sourceId} className="block text-secondary">
              At the source:{" "}
              <TextLink href={route(`/${workspace}/sources/${sourceId}`)}>
                <bdi>{title}</bdi>
              </TextLink>
            </span>
          ))}
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
