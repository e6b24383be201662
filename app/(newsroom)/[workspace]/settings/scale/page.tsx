import { notFound } from "next/navigation";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { RelativeTime } from "@/components/ui/relative-time";
import { ReviseScaleForm } from "@/components/verdicts/revise-scale-form";
import { ScaleShown } from "@/components/verdicts/scale-shown";
import { type ScaleStart, valuesOf } from "@/components/verdicts/scale-values";
import { requireActor } from "@/lib/session";
import { markOf } from "@/lib/verdicts/marks";
import { mayReviseScale } from "@/lib/verdicts/policy";
import { countOutdatable, listScaleVersions, type ScaleVersion } from "@/lib/verdicts/scale-queries";
import { markOfRating, readyMadeScales } from "@/lib/verdicts/scales";
import { reviseScaleAction } from "./actions";

function startOf({ number, name, ratings }: ScaleVersion, about: string): ScaleStart {
  const labels = ratings.map((rating) => ({ ...rating, look: markOf(rating) }));
  return { id: `version-${number}`, label: `Version ${number}: ${name}`, about, values: valuesOf(name, labels) };
}

const readyMade: ScaleStart[] = Object.entries(readyMadeScales).map(([id, { name, about, ratings }]) => ({
  ...{ id, label: `Ready-made: ${name}`, about },
  values: valuesOf(
    name,
    ratings.map((rating) => ({ ...rating, look: markOfRating(rating) })),
  ),
}));

export default async function ScalePage({ params }: PageProps<"/[workspace]/settings/scale">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const [versions, staleCount] = await Promise.all([listScaleVersions(actor), countOutdatable(actor)]);
  const [present, ...earlier] = versions;
  if (present === undefined) notFound();
  const may = mayReviseScale(actor);
  return (
    <Page>
      <PageHeader
        title="Rating scale"
        description={
          <>
            What your verdicts say and mean. {may === true ? "A change makes a new version and is recorded." : may} Part of the{" "}
            <TextLink href={`/${workspace}/settings`}>settings</TextLink>.
          </>
        }
      />
      <section aria-labelledby="present" className="mb-12">
        <h2 id="present" className="mb-1 text-18">
          In force: version {present.number}, {present.name}
        </h2>
        <Made version={present} />
        <ScaleShown version={present} />
      </section>
      {earlier.length === 0 ? null : (
        <section aria-labelledby="earlier" className="mb-12">
          <h2 id="earlier" className="mb-3 text-18">
            Earlier versions
          </h2>
          {earlier.map((version) => (
            <details key={version.id} className="border-hairline border-t py-3 last:border-b">
              <summary>
                <span className="font-strong">
                  Version {version.number}, {version.name}
                </span>{" "}
                <span className="text-secondary">
                  {version.standingVerdicts === 0
                    ? "No standing verdict rests on it."
                    : version.standingVerdicts === 1
                      ? "1 standing verdict rests on it."
                      : `${version.standingVerdicts} standing verdicts rest on it.`}
                </span>
              </summary>
              <div className="pt-3">
                <Made version={version} />
                <ScaleShown version={version} />
              </div>
            </details>
          ))}
        </section>
      )}
      {may === true ? (
        <section aria-labelledby="change">
          <h2 id="change" className="text-18">
            Change the scale
          </h2>
          <ReviseScaleForm
            presentVersion={present.number}
            starts={[
              startOf(present, "The version in force."),
              ...readyMade,
              ...earlier.map((version) => startOf(version, version.reason === "" ? "An earlier version." : version.reason)),
            ]}
            staleCount={staleCount}
            // With the version: what was written against an earlier one must not come back as a change of this one.
            draftKey={`${actor.userId}:scale:${present.number}`}
            action={reviseScaleAction.bind(null, workspace)}
          />
        </section>
      ) : null}
    </Page>
  );
}

function Made({ version }: { version: ScaleVersion }) {
  return (
    <p className="mb-3 text-13 text-secondary">
      {version.createdBy === null ? "Since the newsroom was founded, " : `Made by ${version.createdBy}, `}
      <RelativeTime at={version.createdAt} />
      {version.reason === "" ? "." : `: ${version.reason}`}
    </p>
  );
}
