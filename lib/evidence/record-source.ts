import "server-only";
import type { z } from "zod";
import { type Actor, personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import type { WriteClient } from "@/lib/database";
import type { Prisma } from "@/lib/generated/prisma/client";
import { withoutDirective } from "@/lib/reports/text-fragment";
import { refuseField } from "@/lib/result";
import { isExampleAddress } from "./example-address";
import { newCapture } from "./new-capture";
import type { attachEvidenceInput } from "./schema";

type SourceChoice = Pick<
  z.output<typeof attachEvidenceInput>,
  "sourceId" | "sourceKind" | "sourceTitle" | "sourceUrl" | "sourcePublisher" | "sourceAuthor" | "sourcePublishedOn" | "sourceInterests"
>;

const chosen = { id: true, kind: true, title: true, url: true } as const;
const described = {
  ...{ ...chosen, revision: true, publisher: true, author: true, publishedOn: true, language: true },
  ...{ interests: true, independenceGroup: true, reliabilityNote: true },
} as const;

/** What can be said of a source with its first evidence, and differs from what is known of it. */
export type KeptFact = "title" | "kind" | "publisher" | "author" | "day" | "interests";

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const asDate = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00.000Z`));

/**
 * The source some evidence comes from: the one chosen, the one known by the same address, or a new one, whose page is captured at once. Of one known by
 * its address, what nobody had said yet is taken over; what was said otherwise stays, and `kept` names it.
 */
export async function recordSource(database: WriteClient, actor: Actor, input: SourceChoice) {
  const { workspaceId } = actor;
  const none: NewEvent[] = [];
  const kept: KeptFact[] = [];
  if (input.sourceId) {
    const source = await database.source.findUnique({ where: { workspaceId_id: { workspaceId, id: input.sourceId } }, select: chosen });
    return source === null ? refuseField("sourceId", "That source is not in this newsroom.") : { source, events: none, kept };
  }
  const url = input.sourceUrl === null ? null : withoutDirective(input.sourceUrl);
  if (url !== null) {
    const sameAddress = { in: [...new Set([url, new URL(url).href, input.sourceUrl ?? url])] };
    const source = await database.source.findFirst({ where: { workspaceId, url: sameAddress }, orderBy: { id: "asc" }, select: described });
    if (source !== null) return { source, ...(await fillIn(database, actor, { source, input })) };
  }
  const { sourceTitle: title, sourceKind: kind, sourcePublisher: publisher, sourceAuthor: author } = input;
  if (title === null) return refuseField("sourceTitle", "Name the source.");
  const publishedOn = asDate(input.sourcePublishedOn);
  const source = await database.source.create({
    data: { workspaceId, kind, title, url, publisher, author, publishedOn, interests: input.sourceInterests, createdById: personOf(actor) },
    select: chosen,
  });
  const facts = { title, kind, url, publisher, author, publishedOn: input.sourcePublishedOn, interests: input.sourceInterests };
  const added: NewEvent = { type: "source.added", subject: { sourceId: source.id }, payload: facts };
  const captured = url === null || isExampleAddress(url) ? [] : [(await newCapture(database, actor, { id: source.id, url })).event];
  return { source, events: [added, ...captured], kept };
}

type Described = Prisma.SourceGetPayload<{ select: typeof described }>;

/** Takes over what is said of a known source for the first time, and names what is said otherwise than it is known. */
async function fillIn(database: WriteClient, actor: Actor, { source, input }: { source: Described; input: SourceChoice }) {
  const { id, url: _, revision, publishedOn, ...known } = source;
  const from = { ...known, publishedOn: dayOf(publishedOn) };
  const to = {
    ...from,
    publisher: from.publisher ?? input.sourcePublisher,
    author: from.author ?? input.sourceAuthor,
    publishedOn: from.publishedOn ?? input.sourcePublishedOn,
    interests: from.interests === "" ? input.sourceInterests : from.interests,
  };
  const said: [KeptFact, given: string | null, now: string | null][] = [
    ["title", input.sourceTitle, to.title],
    // What the form begins with nobody chose.
    ["kind", input.sourceKind === "webPage" ? null : input.sourceKind, to.kind],
    ["publisher", input.sourcePublisher, to.publisher],
    ["author", input.sourceAuthor, to.author],
    ["day", input.sourcePublishedOn, to.publishedOn],
    ["interests", input.sourceInterests, to.interests],
  ];
  const kept = said.flatMap(([name, given, now]) => (given === null || given === "" || given === now ? [] : [name]));
  const events: NewEvent[] = [];
  if (JSON.stringify(from) === JSON.stringify(to)) return { events, kept };
  const { publisher, author, interests } = to;
  await database.source.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
    data: { publisher, author, interests, publishedOn: asDate(to.publishedOn), revision: revision + 1 },
  });
  events.push({ type: "source.described", subject: { sourceId: id }, payload: { from, to } });
  return { events, kept };
}
