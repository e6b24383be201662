import { submitVersion } from "@/lib/articles/submit-version";
import { placeClaim } from "@/lib/claims/place-claim";
import { unplaceClaim } from "@/lib/claims/unplace-claim";
import { database } from "@/lib/database";
import { placesOn } from "@/tests/builders/places";
import { articleText } from "@/tests/builders/review";
import { type Choice, noSuchId, type Step } from "./steps";

const newest = { orderBy: { number: "desc" } } as const;

const ferry = "Ferry traffic fell by a third after the opening";

/** A text in which the words of some claims or of all stay, change, stand twice, are gone or come back. */
function changedText(text: string, { key, other }: Choice): string {
  switch (key) {
    case "false":
      return text.includes("41 million") ? text.replace("41 million", "42 million") : text.replace("42 million", "41 million");
    case "mixed":
      return other % 3 === 0 ? "Nothing is left of it." : text.replace(ferry, "Nobody took the ferry");
    case "unproven":
      return `${ferry}. So they say. ${text}`;
    case "true":
      return text.includes(ferry) || other % 2 === 0 ? text : articleText;
  }
}

/** A text in which the claims' words stay, change or are gone, by chance. */
async function submit({ actor, claim: { articleId }, choice, model }: Step) {
  const { text, number } = await database.snapshot.findFirstOrThrow({
    where: { workspaceId: actor.workspaceId, articleId },
    ...newest,
    select: { text: true, number: true },
  });
  const changed = changedText(text, choice);
  return submitVersion(actor, { articleId, snapshotNumber: number, way: "paste", text: `${changed}\n\nEdition ${model.steps}.` });
}

async function place({ actor, claim, choice, model }: Step) {
  const { workspaceId } = actor;
  const where = { workspaceId, articleId: claim.articleId };
  const { id, text } = await database.snapshot.findFirstOrThrow({ where, ...newest, select: { id: true, text: true } });
  const waiting = await database.appearance.findMany({
    where: { workspaceId, snapshotId: id, state: { in: ["moved", "ambiguous", "lost"] }, confirmedById: null },
    orderBy: [{ claimId: "asc" }, { id: "asc" }],
    select: { claimId: true },
  });
  const claimId = (choice.key === "mixed" ? undefined : waiting[choice.other % Math.max(1, waiting.length)]?.claimId) ?? claim.id;
  const places = await placesOn(model.newsroom, claimId, id);
  const placeId = places[choice.other % 4 === 3 ? places.length - 1 : 0] ?? noSuchId;
  const sought = await database.appearance.findFirst({ where: { workspaceId, id: placeId }, select: { exact: true } });
  const again = choice.key === "true" && sought !== null ? text.indexOf(sought.exact) : -1;
  const [start, end] = again >= 0 ? [again, again + (sought?.exact.length ?? 0)] : [0, text.indexOf(" ", 2)];
  const found = { start, end, exact: text.slice(start, end) };
  return placeClaim(actor, { claimId, placeId, snapshotId: id, place: choice.key === "false" || end < 1 ? null : found });
}

/** Takes back what somebody said of a place in the newest text, or tries to where nobody did. */
async function unplace({ actor, claim, choice }: Step) {
  const { workspaceId } = actor;
  const { id } = await database.snapshot.findFirstOrThrow({
    where: { workspaceId, articleId: claim.articleId },
    ...newest,
    select: { id: true },
  });
  const settled = await database.appearance.findMany({
    where: { workspaceId, snapshotId: id, ...(choice.key === "mixed" ? {} : { confirmedById: { not: null } }) },
    orderBy: [{ claimId: "asc" }, { id: "asc" }],
    select: { id: true, claimId: true, start: true, end: true, exact: true },
  });
  const one = settled[choice.other % Math.max(1, settled.length)];
  const { start = -1, end = -1, exact = "" } = one ?? {};
  const place = start < 0 || (choice.key === "unproven" && choice.other % 5 === 0) ? null : { start, end, exact };
  return unplaceClaim(actor, { claimId: one?.claimId ?? claim.id, placeId: one?.id ?? noSuchId, snapshotId: id, place });
}

/** Steps that change the articles, and that say where words stand then. */
export const wordKinds = { submitVersion: submit, placeClaim: place, unplaceClaim: unplace };
