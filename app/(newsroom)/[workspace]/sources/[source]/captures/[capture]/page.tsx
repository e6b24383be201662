import { notFound } from "next/navigation";
import { ArtefactTable } from "@/components/evidence/artefact-table";
import { CaptureBadge, passageWords } from "@/components/evidence/capture-state";
import { CapturedText } from "@/components/evidence/captured-text";
import { CustodyRecord } from "@/components/evidence/custody-record";
import { PassageWaiting } from "@/components/evidence/passage-waiting";
import { Badge } from "@/components/ui/badge";
import { OutsideLink, TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page";
import { describeRange } from "@/lib/articles/anchoring";
import { getCapture } from "@/lib/evidence/capture-queries";
import { mayPlacePassage } from "@/lib/evidence/policy";
import { isId } from "@/lib/is-id";
import { textFragmentUrl } from "@/lib/reports/text-fragment";
import { requireActor } from "@/lib/session";
import { placePassageAction } from "../../../actions";

const pictureWords: Record<string, string> = {
  upload: "The uploaded picture",
  original: "The picture as it was captured",
  screenshot: "The page as it looked when it was captured",
};

/** One capture: the text with its passages marked, the files with their hashes, and how it came to be. `evidence` names the passage to show. */
export default async function CapturePage({ params, searchParams }: PageProps<"/[workspace]/sources/[source]/captures/[capture]">) {
  const { workspace, source: sourceId, capture: captureId } = await params;
  const actor = await requireActor(workspace);
  const capture = isId(captureId) ? await getCapture(actor, captureId) : null;
  if (capture === null || capture.source.id !== sourceId) notFound();
  const { evidence: asked } = await searchParams;
  const shown = typeof asked === "string" ? asked : null;
  const marks = capture.evidence.flatMap(({ id, number, anchorStart: start, anchorEnd: end }) =>
    start === null || end === null ? [] : [{ id, number, start, end }],
  );
  const loose = capture.evidence.filter(({ anchorStart }) => anchorStart === null);
  const mark = marks.find(({ id }) => id === shown);
  const live =
    capture.text === null || mark === undefined || capture.finalUrl === null
      ? null
      : textFragmentUrl(capture.finalUrl, describeRange(capture.text, mark));
  const picture = capture.artefacts.find(
    ({ role, mediaType }) =>
      (role === "screenshot" || role === "upload" || role === "original") && /^image\/(?:png|jpeg|gif|webp)$/.test(mediaType),
  );
  const files = `/api/evidence/${workspace}/files`;
  return (
    <Page>
      <p className="mb-2 text-13 text-secondary">
        Of{" "}
        <TextLink look="meta" href={`/${workspace}/sources/${sourceId}`} dir="auto">
          {capture.source.title}
        </TextLink>
      </p>
      <PageHeader
        title={capture.way === "upload" ? `Upload ${capture.number}` : `Capture ${capture.number}`}
        description={
          <span className="flex flex-wrap items-center gap-3">
            <CaptureBadge capture={capture} />
            {capture.detail === "" ? null : <span className="text-13">{capture.detail}</span>}
          </span>
        }
      />
      {capture.artefacts.some(({ isDamaged }) => isDamaged) ? (
        <Notice tone="danger" className="mb-6" title="A kept file is damaged">
          The newest check found a file here that is missing, cannot be read, or no longer has its hash. Put it back from a copy of the kept
          files.
        </Notice>
      ) : null}
      {capture.checked.length === 0 ? null : (
        <section aria-label="Passages quoted before" className="mb-8 flex flex-col gap-2">
          {capture.checked.map(({ state, evidence }) => (
            <p key={evidence.id} className="flex flex-wrap items-center gap-2 text-13">
              <Badge tone={passageWords[state].tone}>{passageWords[state].word}</Badge>
              <TextLink look="meta" href={`/${workspace}/claims/${evidence.claim.id}`} dir="auto" className="min-w-0 max-w-[60ch] truncate">
                {evidence.quote}
              </TextLink>
            </p>
          ))}
        </section>
      )}
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="text" className="min-w-0">
          <div className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
            <h2 id="text" className="text-15">
              Text
            </h2>
            {live === null ? null : <OutsideLink href={live}>The passage on the live page</OutsideLink>}
          </div>
          {loose.map((piece) => (
            <PassageWaiting
              key={piece.id}
              captureId={captureId}
              passage={{ ...piece, isShown: piece.id === shown }}
              mayPlace={mayPlacePassage(actor, { isWithdrawn: false }) === true}
              action={placePassageAction.bind(null, workspace)}
            />
          ))}
          {capture.text === null ? (
            <p className="text-13 text-secondary">
              {capture.finishedAt === null ? "The capture is not finished." : "No text was read out of it."}
            </p>
          ) : (
            <CapturedText text={capture.text} language={capture.source.language} marks={marks} shown={shown} />
          )}
          {picture === undefined ? null : (
            <details className="mt-6 text-13">
              <summary className="text-secondary">Picture</summary>
              {/* biome-ignore lint/performance/noImgElement: the bytes are evidence and must not be resized. */}
              <img src={`${files}/${picture.id}`} alt={pictureWords[picture.role] ?? ""} className="mt-3 w-full border border-hairline" />
            </details>
          )}
        </section>
        <div className="flex min-w-0 flex-col gap-10">
          <section aria-labelledby="custody">
            <h2 id="custody" className="mb-4 text-15">
              How it came to be
            </h2>
            <CustodyRecord custody={capture} />
          </section>
        </div>
      </div>
      {capture.artefacts.length === 0 ? null : (
        <section aria-labelledby="files" className="mt-10">
          <h2 id="files" className="mb-4 text-15">
            Files
          </h2>
          <ArtefactTable base={files} artefacts={capture.artefacts} />
        </section>
      )}
    </Page>
  );
}
