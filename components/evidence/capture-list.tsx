import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { route } from "@/components/ui/route";
import { CaptureBadge, type CaptureShown } from "./capture-state";

type Row = CaptureShown & {
  id: string;
  number: number;
  detail: string;
  requestedAt: Date;
  finishedAt: Date | null;
  isDamaged: boolean;
  way: "fetch" | "upload";
};

/** The captures of a source, newest first: none is ever replaced. */
export function CaptureList({ workspace, sourceId, captures }: { workspace: string; sourceId: string; captures: readonly Row[] }) {
  return (
    <ol className="flex flex-col divide-y divide-hairline">
      {captures.map((capture) => (
        <li key={capture.id} className="flex flex-col gap-1 py-3 first:pt-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink look="quiet" href={route(`/${workspace}/sources/${sourceId}/captures/${capture.id}`)} className="font-strong text-15">
              {capture.way === "upload" ? `Upload ${capture.number}` : `Capture ${capture.number}`}
            </TextLink>
            <CaptureBadge capture={capture} />
            {capture.isDamaged ? <Badge tone="danger">A file is damaged</Badge> : null}
            <span className="text-12 text-secondary">
              <RelativeTime at={capture.finishedAt ?? capture.requestedAt} />
            </span>
          </p>
          {capture.detail === "" ? null : <p className="max-w-[76ch] text-13 text-secondary">{capture.detail}</p>}
        </li>
      ))}
    </ol>
  );
}
