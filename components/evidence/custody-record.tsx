import { Badge } from "@/components/ui/badge";
import { sayUtc } from "@/components/ui/time-words";
import { FoldedPairs } from "./folded-pairs";

/** Everything that is on record of how a capture came to be. */
export type Custody = {
  requestedBy: string | null;
  requestedAt: Date;
  requestedUrl: string | null;
  finalUrl: string | null;
  fileName: string | null;
  redirects: { url: string; status: number }[];
  status: number | null;
  capturedAt: Date | null;
  finishedAt: Date | null;
  attempts: number;
  tool: string;
  textHash: string | null;
  headers: Record<string, string>;
  certificate: { subject: string; issuer: string; validFrom: string; validTo: string; fingerprint: string; protocol: string | null } | null;
  properties: { name: string; value: string }[];
  checks: { check: string; isPassed: boolean; words: string }[];
};

function factsOf(custody: Custody): [name: string, value: string, isCode?: boolean][] {
  const { certificate } = custody;
  return [
    [custody.fileName === null ? "Asked for" : "Uploaded", `${sayUtc(custody.requestedAt)}, by ${custody.requestedBy ?? "Assay"}`],
    ...(custody.capturedAt === null ? [] : [["Received on", sayUtc(custody.capturedAt)] as [string, string]]),
    ...(custody.finishedAt === null
      ? []
      : [
          ["Finished on", `${sayUtc(custody.finishedAt)}${custody.attempts > 1 ? `, at attempt ${custody.attempts}` : ""}`] as [
            string,
            string,
          ],
        ]),
    ...(custody.fileName === null ? [] : [["Name of the file", custody.fileName] as [string, string]]),
    ...(custody.requestedUrl === null ? [] : [["Address asked for", custody.requestedUrl] as [string, string]]),
    ...custody.redirects.map(({ url, status }): [string, string] => ["Redirected", `${status} at ${url}`]),
    ...(custody.finalUrl === null
      ? []
      : [["Answered by", `${custody.finalUrl}${custody.status === null ? "" : `, with status ${custody.status}`}`] as [string, string]]),
    ...(certificate === null
      ? []
      : ([
          ["Certificate of", certificate.subject],
          ["Issued by", `${certificate.issuer}, valid from ${certificate.validFrom.slice(0, 10)} to ${certificate.validTo.slice(0, 10)}`],
          ["Its SHA-256", certificate.fingerprint, true],
        ] as [string, string, boolean?][])),
    ...(custody.textHash === null ? [] : [["SHA-256 of the text", custody.textHash, true] as [string, string, boolean]]),
    ...(custody.tool === "" ? [] : [["Made with", custody.tool] as [string, string]]),
  ];
}

/** The chain of custody of a capture, and what was judged of it. */
export function CustodyRecord({ custody }: { custody: Custody }) {
  const headers = Object.entries(custody.headers);
  return (
    <div className="flex flex-col gap-5">
      {custody.checks.length === 0 ? null : (
        <ul className="flex flex-col gap-1.5 text-13">
          {custody.checks.map(({ isPassed, words }) => (
            <li key={words} className="flex items-start gap-2">
              <span className="w-20 shrink-0">
                <Badge tone={isPassed ? "success" : "caution"}>{isPassed ? "Passed" : "Look"}</Badge>
              </span>
              <span className="pt-px">{words}</span>
            </li>
          ))}
        </ul>
      )}
      <dl className="grid gap-x-8 gap-y-1 text-13 sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-y-2">
        {factsOf(custody).map(([name, value, isCode]) => (
          <div key={`${name} ${value}`} className="contents">
            <dt className="text-secondary">{name}</dt>
            <dd className={`wrap-anywhere mb-2 sm:mb-0 ${isCode ? "font-mono text-12" : ""}`}>{value}</dd>
          </div>
        ))}
      </dl>
      <FoldedPairs summary="What the file says of itself" pairs={custody.properties.map(({ name, value }) => [name, value])} />
      <FoldedPairs summary="The answer’s headers" pairs={headers} />
    </div>
  );
}
