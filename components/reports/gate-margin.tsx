import type { ReactNode } from "react";
import { OutsideLink } from "@/components/ui/link";
import type { Permission } from "@/lib/permission";
import type { Finding } from "@/lib/reports/gate-rule";
import { GateFindings } from "./gate-findings";
import type { WaiverActions } from "./waive-rule";

/** The margin beside the preview: what is public, what the gate found, and the two forms. */
export function GateMargin({
  article,
  published,
  findings,
  isUpToDate,
  mayPublish,
  waiverActions,
  draftForm,
  publishForm,
  retractions,
  takedowns,
}: {
  article: { workspace: string; id: string };
  /** The newest public version; null before the first. */
  published: { number: number; url: string } | null;
  findings: readonly Finding[];
  /** Whether all there is to say is public already. */
  isUpToDate: boolean;
  mayPublish: Permission;
  /** Null while nothing can be waived by this person. */
  waiverActions: WaiverActions | null;
  draftForm: ReactNode;
  publishForm: ReactNode;
  /** Null while there is nothing to retract. */
  retractions: ReactNode;
  /** Null while there is nothing to take down. */
  takedowns: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-6">
      {published === null ? null : (
        <p role="status" className="break-words border-success border-l-2 bg-success-wash px-3 py-2 text-13">
          <strong className="block">Version {published.number} is public.</strong>
          <OutsideLink href={published.url}>{published.url}</OutsideLink>
        </p>
      )}
      {isUpToDate ? (
        <p className="text-13 text-secondary">
          Readers have the report as it stands. To change what they see, change its words below, or reopen a claim on the desk.
        </p>
      ) : (
        <GateFindings findings={findings} article={article} waiverActions={waiverActions} />
      )}
      {mayPublish === true ? publishForm : <p className="text-13 text-secondary">{mayPublish}</p>}
      {draftForm}
      {retractions}
      {takedowns}
    </div>
  );
}
