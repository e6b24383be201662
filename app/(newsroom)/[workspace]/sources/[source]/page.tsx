import { notFound } from "next/navigation";
import { CaptureList } from "@/components/evidence/capture-list";
import { DescribeSourceForm } from "@/components/evidence/describe-source-form";
import { GiveSourceAddressForm } from "@/components/evidence/give-source-address-form";
import { RequestCaptureButton } from "@/components/evidence/request-capture-button";
import { SourceFacts } from "@/components/evidence/source-facts";
import { SourceUses } from "@/components/evidence/source-uses";
import { UploadFile } from "@/components/evidence/upload-file";
import { OutsideLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { getSource } from "@/lib/evidence/capture-queries";
import { uploadBytesMax } from "@/lib/evidence/capture-schema";
import { mayDescribeSource, mayGiveSourceAddress, mayRequestCapture, mayUploadCapture } from "@/lib/evidence/policy";
import { isId } from "@/lib/is-id";
import { requireActor } from "@/lib/session";
import { describeSourceAction, giveSourceAddressAction, requestCaptureAction } from "../actions";
import { Confidential } from "./confidential";

/** One source: what is known of it, the copies that are kept, and where the newsroom used it. */
export default async function SourcePage({ params }: PageProps<"/[workspace]/sources/[source]">) {
  const { workspace, source: sourceId } = await params;
  const actor = await requireActor(workspace);
  const source = isId(sourceId) ? await getSource(actor, sourceId) : null;
  if (source === null) notFound();
  const isUnderWay = source.captures.some(({ finishedAt, way }) => finishedAt === null && way === "fetch");
  const permission = mayRequestCapture(actor, { url: source.url, isUnderWay: false });
  const { kind, title, publisher, author, language, interests, independenceGroup, reliabilityNote, revision } = source;
  const facts = { kind, title, publisher, author, language, interests, independenceGroup, reliabilityNote, revision };
  return (
    <Page>
      <PageHeader
        title={title}
        description={source.url === null ? undefined : <OutsideLink href={source.url}>{source.url}</OutsideLink>}
        actions={
          <>
            {permission === true ? (
              <RequestCaptureButton
                isUnderWay={isUnderWay}
                isFirst={source.captures.length === 0}
                action={requestCaptureAction.bind(null, workspace, { sourceId })}
              />
            ) : null}
            {mayUploadCapture(actor) === true ? (
              <UploadFile address={`/api/evidence/${workspace}/uploads?source=${sourceId}`} bytesMax={uploadBytesMax} />
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-10">
          <section aria-labelledby="captures">
            <h2 id="captures" className="mb-4 text-15">
              Copies kept
            </h2>
            {source.captures.length === 0 ? (
              <p className="text-13 text-secondary">
                {source.url === null
                  ? "None yet. Upload a file of it, such as a recording or a scan, so that others can see what you saw."
                  : "None yet. If the page changes or vanishes, nobody can see what you saw."}
              </p>
            ) : (
              <CaptureList {...{ workspace, sourceId }} captures={source.captures} />
            )}
          </section>
          <section aria-labelledby="uses">
            <h2 id="uses" className="mb-4 text-15">
              Where we used it
            </h2>
            <SourceUses workspace={workspace} uses={source.evidence} count={source.usesCount} />
          </section>
        </div>
        <div className="flex flex-col gap-10">
          <section aria-labelledby="facts">
            <h2 id="facts" className="mb-4 text-15">
              What is known of it
            </h2>
            {mayGiveSourceAddress(actor, { hasAddress: source.url !== null }) === true ? (
              <div className="mb-6">
                <GiveSourceAddressForm sourceId={sourceId} action={giveSourceAddressAction.bind(null, workspace)} />
              </div>
            ) : null}
            {mayDescribeSource(actor) === true ? (
              <DescribeSourceForm
                source={{ sourceId, ...facts, publishedOn: source.publishedOn?.toISOString().slice(0, 10) ?? "" }}
                action={describeSourceAction.bind(null, workspace)}
              />
            ) : (
              <SourceFacts facts={source} />
            )}
          </section>
          <Confidential {...{ actor, workspace, sourceId }} />
        </div>
      </div>
    </Page>
  );
}
