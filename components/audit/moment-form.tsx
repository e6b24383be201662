import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

/** Which article, and of it which claim if only one, between which two events of the log. */
export type Moments = { articleId: string; claimId: string | null; at: number; until: number };

/** Chooses two moments, each a time or an event's number. A plain form whose choice stands in the address. `last` is the log's newest event. */
export function MomentForm({ moments: { articleId, claimId, at, until }, last }: { moments: Moments; last: number }) {
  return (
    <form method="get" className="no-print mb-8 flex flex-col gap-4">
      <input type="hidden" name="article" value={articleId} />
      {claimId === null ? null : <input type="hidden" name="claim" value={claimId} />}
      <Moment legend="As it stood" time="when" event={{ name: "at", number: at, last }} />
      <Moment legend="Compared with how it stood later" time="untilWhen" event={{ name: "until", number: until, last }} />
      <div>
        <Button type="submit">Show</Button>
      </div>
    </form>
  );
}

function Moment({ legend, time, event }: { legend: string; time: string; event: { name: string; number: number; last: number } }) {
  return (
    <fieldset className="flex flex-wrap items-end gap-3">
      <legend className="mb-1 font-strong text-13">{legend}</legend>
      <div className="w-56">
        <TextField label="Time (UTC)" name={time} type="datetime-local" />
      </div>
      <div className="w-40">
        <TextField label="or after event" name={event.name} type="number" min={-1} max={event.last} defaultValue={event.number} />
      </div>
    </fieldset>
  );
}
