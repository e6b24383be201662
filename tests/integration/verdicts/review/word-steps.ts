import { submitVersion } from "@/lib/articles/submit-version";
import { placeClaim } from "@/lib/claims/place-claim";
import { isCertainPlace, waitsForPerson } from "@/lib/claims/places";
import { unplaceClaim } from "@/lib/claims/unplace-claim";
import { database } from "@/lib/database";
import { placesOn } from "@/tests/builders/places";
import { articleText } from "@/tests/builders/review";
import { presentActor } from "./model";
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

/** The text that comes next: what is done to the newest. */
async function renew({ actor, claim: { articleId }, model }: Step, change: (text: string) => string) {
  const { text, number } = await database.snapshot.findFirstOrThrow({
    where: { workspaceId: actor.workspaceId, articleId },
    ...newest,
    select: { text: true, number: true },
  });
  return submitVersion(actor, { articleId, snapshotNumber: number, way: "paste", text: `${change(text)}\n\nEdition ${model.steps}.` });
}

/** A text in which the claims' words stay, change or are gone, by chance. */
const submit = (step: Step) => renew(step, (text) => changedText(text, step.choice));

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

/** A text in which nobody but a person can tell where some words are: they stand twice in other company, read otherwise, or are gone. */
function doubtfulText(text: string, exact: string, { key }: Choice): string {
  switch (key) {
    case "true":
      return `At first all went well. ${exact}. Quite another story. ${exact}. And so it ended badly for all.`;
    case "mixed":
      return "Nothing is left of it.";
    case "false":
      return text.replace(exact, `${exact.split(" ").slice(0, -2).join(" ")} something else`);
    case "unproven":
      return text.replace(exact, "Nobody says so now");
  }
}

/** Takes the words of an article one step nearer to what a person said of them by mistake and takes back, as an editor: chance alone seldom finds a place that waits. */
async function mistake(step: Step) {
  const { model, claim } = step;
  const { workspaceId } = step.actor;
  const actor = presentActor(model, step.choice.other % 2 === 0 ? "editor" : "secondEditor") ?? step.actor;
  const choice = { ...step.choice, key: step.choice.key === "mixed" ? "true" : step.choice.key } as const;
  const { appearances } = await database.snapshot.findFirstOrThrow({
    where: { workspaceId, articleId: claim.articleId },
    ...newest,
    select: {
      appearances: {
        orderBy: [{ claimId: "asc" }, { id: "asc" }],
        select: { exact: true, state: true, confirmedById: true, settledFrom: true },
      },
    },
  });
  // In one of three the next text comes over what was settled.
  if (choice.other % 3 !== 0 && appearances.some(({ settledFrom }) => settledFrom !== null)) return unplace({ ...step, actor, choice });
  if (appearances.some(waitsForPerson)) return place({ ...step, actor, choice });
  const certain = appearances.filter(isCertainPlace);
  const exact = certain[choice.other % Math.max(1, certain.length)]?.exact;
  return renew({ ...step, actor }, (text) => (exact === undefined ? articleText : doubtfulText(text, exact, step.choice)));
}

/** Steps that change the articles, and that say where words stand then. */
export const wordKinds = { submitVersion: submit, placeClaim: place, unplaceClaim: unplace, mistakePlace: mistake };
