import { Board } from "@/components/claims/board";
import { BoardFilter } from "@/components/claims/board-filter";
import { WorkFilterForm } from "@/components/claims/work-filter-form";
import { Page, PageHeader } from "@/components/ui/page";
import { route } from "@/components/ui/route";
import { personOf } from "@/lib/actor";
import { mayAssignClaims, mayHandOutClaims } from "@/lib/claims/policy";
import { countClaimsByState } from "@/lib/claims/queries";
import { readWorkFilter, writeWorkFilter } from "@/lib/claims/work-filter";
import { boardStates, countStalled, listBoard, listBoardColumn, listWorkLanguages } from "@/lib/claims/work-queries";
import { now } from "@/lib/clock";
import { listStaff } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import {
  assignClaimsAction,
  handOutClaimsAction,
  prioritiseClaimsAction,
  rankClaimsAction,
  recoverWorkAction,
  unassignClaimsAction,
} from "./actions";

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
const pageLength = 100;

/** The team's work by state. `who` shows one person's claims, or nobody's; `priority`, `due` and `language` narrow them; `state` and `after` go on in one column. */
export default async function BoardPage({ params, searchParams }: PageProps<"/[workspace]/board">) {
  const { workspace } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const colleagues = await listStaff(actor);
  const person = colleagues.find(({ memberId }) => memberId === one(query.who))?.memberId;
  const isUnassigned = one(query.who) === "nobody";
  const who = isUnassigned ? "nobody" : (person ?? "");
  const state = boardStates.find((known) => known === one(query.state));
  const work = readWorkFilter(query);
  const filter = { isUnassigned, work, ...(person === undefined ? {} : { assigneeId: person }) };
  const [pages, counts, stalled, languages] = await Promise.all([
    state === undefined
      ? listBoard(actor, filter)
      : listBoardColumn(actor, { ...filter, state, after: one(query.after), lengthMax: pageLength }).then((page) => [{ state, ...page }]),
    countClaimsByState(actor),
    countStalled(actor),
    listWorkLanguages(actor),
  ]);
  const kept = writeWorkFilter(work);
  const isWhole = who === "" && Object.keys(work).length === 0;
  const moreOf = (column: (typeof pages)[number]) =>
    column.nextCursor === null
      ? null
      : route(
          `/${workspace}/board?${new URLSearchParams({ ...(who === "" ? {} : { who }), ...kept, state: column.state, after: column.nextCursor })}`,
        );
  const canManage = mayHandOutClaims(actor) === true;
  const userId = personOf(actor);
  return (
    <Page width="full">
      <PageHeader title="Board" description="The claims under review, by where they stand. The most urgent come first, then the oldest." />
      <BoardFilter {...{ workspace, who, kept, colleagues }} />
      <WorkFilterForm path="board" filter={work} kept={who === "" ? {} : { who }} languages={languages} />
      <Board
        workspace={workspace}
        columns={pages.map((column) => ({
          state: column.state,
          cards: column.cards,
          count: isWhole ? (counts[column.state] ?? 0) : null,
          more: moreOf(column),
        }))}
        colleagues={canManage ? colleagues : colleagues.filter(({ memberId }) => memberId === userId)}
        canManage={canManage}
        canTake={mayAssignClaims(actor, { claims: [], assigneeId: userId }) === true}
        stalled={stalled}
        nowMs={now().getTime()}
        actions={{
          assignClaims: assignClaimsAction.bind(null, workspace),
          unassignClaims: unassignClaimsAction.bind(null, workspace),
          prioritiseClaims: prioritiseClaimsAction.bind(null, workspace),
          rankClaims: rankClaimsAction.bind(null, workspace),
          recoverWork: recoverWorkAction.bind(null, workspace),
          handOutClaims: handOutClaimsAction.bind(null, workspace),
        }}
      />
    </Page>
  );
}
