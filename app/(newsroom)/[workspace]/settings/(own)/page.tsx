import { notFound } from "next/navigation";
import { LearningSection } from "@/components/claims/learning-section";
import { SettingsForm } from "@/components/people/settings-form";
import { SettingsSection } from "@/components/people/settings-section";
import { SettingsShown } from "@/components/people/settings-shown";
import { WorkingHoursForm } from "@/components/people/working-hours-form";
import { ruleNames } from "@/components/reports/rule-names";
import { WaivableRulesForm } from "@/components/reports/waivable-rules-form";
import { DocumentLink, TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { offlineProvenance } from "@/lib/breakdown/break-down";
import { listLayers } from "@/lib/claims/learning-queries";
import { mayTrainLayer } from "@/lib/claims/policy";
import { environment } from "@/lib/environment";
import { maySeeWebhooks } from "@/lib/outgoing/policy";
import { mayDescribeWorkspace, maySetWorkingHours } from "@/lib/people/policy";
import { getWorkspace } from "@/lib/people/queries";
import { maySetWaivableRules } from "@/lib/reports/policy";
import { waivableCodes } from "@/lib/reports/waivable";
import { requireActor } from "@/lib/session";
import { getScale } from "@/lib/verdicts/scale-queries";
import { describeWorkspaceAction, revertLayerAction, setWaivableRulesAction, setWorkingHoursAction, trainLayerAction } from "../actions";

export default async function SettingsPage({ params }: PageProps<"/[workspace]/settings">) {
  const { workspace: slug } = await params;
  const actor = await requireActor(slug);
  const [newsroom, layers, scale] = await Promise.all([getWorkspace(actor), listLayers(actor), getScale(actor)]);
  if (newsroom === null) notFound();
  const { revision, name, language, quorum, urgentQuorum, methodology, correctionsPolicy, funding } = newsroom;
  const may = mayDescribeWorkspace(actor);
  const { evidenceOrigin } = environment;
  const waivable = waivableCodes.filter((code) => newsroom.waivableRules.includes(code));
  return (
    <Page>
      <PageHeader
        title="Settings"
        description={
          <>
            {may === true ? "What your newsroom promises its readers. Changes are recorded." : may} See{" "}
            <DocumentLink href={`/newsrooms/${slug}`}>what readers see</DocumentLink>.
          </>
        }
      />
      {may === true ? (
        <SettingsForm
          saved={{ revision, name, language, quorum, urgentQuorum, methodology, correctionsPolicy, funding }}
          action={describeWorkspaceAction.bind(null, slug)}
        />
      ) : (
        <SettingsShown
          parts={[
            { title: "Newsroom", meaning: "The name stands above every report.", text: name },
            {
              title: "Before a verdict",
              meaning: "Independent assessments a claim needs before an editor can settle it.",
              text: urgentQuorum === null ? String(quorum) : `${quorum}; for urgent claims ${urgentQuorum}`,
            },
            { title: "Your methodology", meaning: "How claims are chosen and evidence weighed. Public.", text: methodology },
            { title: "Corrections", meaning: "How mistakes are mended. Public.", text: correctionsPolicy },
            { title: "Funding", meaning: "Who pays. Public.", text: funding },
          ]}
        />
      )}
      <SettingsSection
        title="Rating scale"
        meaning="What your verdicts say: the labels, their order, colours and shapes, and their words in other languages."
      >
        <p>
          <TextLink href={`/${slug}/settings/scale`}>
            {scale.name}, version {scale.number}
          </TextLink>
        </p>
      </SettingsSection>
      <SettingsSection
        title="Rules that can be waived"
        meaning="Every rule stops publication. These can be waived for single claims; readers then see what is missing, and why."
      >
        {maySetWaivableRules(actor) === true ? (
          <WaivableRulesForm rules={waivable} action={setWaivableRulesAction.bind(null, slug)} />
        ) : waivable.length === 0 ? (
          <p className="text-secondary">None of them may be waived.</p>
        ) : (
          <ul className="list-disc ps-5">
            {waivable.map((code) => (
              <li key={code}>{ruleNames[code]}</li>
            ))}
          </ul>
        )}
      </SettingsSection>
      {maySetWorkingHours(actor) === true ? (
        <SettingsSection
          title="Working hours"
          meaning="Work falls due in these hours, by this clock. What is due already stays due when it was."
        >
          <WorkingHoursForm
            hours={{
              timeZone: newsroom.timeZone,
              workDays: newsroom.workDays,
              workStartsAt: newsroom.workStartsAt,
              workEndsAt: newsroom.workEndsAt,
            }}
            action={setWorkingHoursAction.bind(null, slug)}
          />
        </SettingsSection>
      ) : null}
      {maySeeWebhooks(actor) === true ? (
        <SettingsSection
          title="Outgoing messages"
          meaning="What is published can be told to other systems by signed messages (webhooks), and to some people by e-mail. With a list of what was sent."
        >
          <p>
            <TextLink href={`/${slug}/settings/outgoing`}>Addresses and messages</TextLink>
          </p>
        </SettingsSection>
      ) : null}
      {may === true ? (
        <SettingsSection
          title="Files of evidence"
          meaning="Where kept pages and other files are sent from. What strangers wrote is safest at an address where nobody is signed in."
        >
          <p className="wrap-anywhere">
            {evidenceOrigin === null
              ? "From the desk’s own address, closed off by the browser. Whoever runs Assay can give them another: ASSAY_EVIDENCE_ORIGIN, in the guide to running it."
              : `From ${evidenceOrigin}, where nobody is signed in.`}
          </p>
        </SettingsSection>
      ) : null}
      <LearningSection
        layers={layers}
        version={offlineProvenance.version}
        may={mayTrainLayer(actor)}
        actions={{ trainLayer: trainLayerAction.bind(null, slug), revertLayer: revertLayerAction.bind(null, slug) }}
      />
    </Page>
  );
}
