import type { HistoryLine } from "@/lib/audit/queries";

/** A day of the log, and in it single events or runs of what the machine did, newest first. */
export type LoggedDay = { day: string; parts: LoggedPart[] };

/** One event by a person, or several in a row by the machine. */
export type LoggedPart = { kind: "event"; event: HistoryLine } | { kind: "machine"; events: HistoryLine[] };

const runMin = 2;

/** Events (newest first) by UTC day, with runs of machine events folded. Loses none: every event comes back exactly once, in order. */
export function foldEvents(events: readonly HistoryLine[]): LoggedDay[] {
  const days: { day: string; events: HistoryLine[] }[] = [];
  for (const event of events) {
    const day = event.time.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days.map(({ day, events: those }) => ({ day, parts: foldRuns(those) }));
}

function foldRuns(events: readonly HistoryLine[]): LoggedPart[] {
  const runs: HistoryLine[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last !== undefined && isMachine(event) && last.every(isMachine)) last.push(event);
    else runs.push([event]);
  }
  return runs.flatMap((run): LoggedPart[] =>
    run.length >= runMin ? [{ kind: "machine", events: run }] : run.map((event) => ({ kind: "event", event })),
  );
}

function isMachine(event: HistoryLine): boolean {
  return event.actor.role === "system";
}
