import "server-only";
import type { z } from "zod";
import { type Actor, personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import type { WriteClient } from "@/lib/database";
import { refuseField } from "@/lib/result";
import { isExampleAddress } from "./example-address";
import { newCapture } from "./new-capture";
import type { attachEvidenceInput } from "./schema";

type SourceChoice = Pick<
  z.output<typeof attachEvidenceInput>,
  "sourceId" | "sourceKind" | "sourceTitle" | "sourceUrl" | "sourcePublisher" | "sourceAuthor" | "sourcePublishedOn" | "sourceInterests"
>;

const chosen = { id: true, kind: true, title: true, url: true } as const;

/** The source some evidence comes from: the one chosen, the one known by the same address, or a new one, whose page is captured at once. */
export async function recordSource(database: WriteClient, actor: Actor, input: SourceChoice) {
  const { workspaceId } = actor;
  const none: NewEvent[] = [];
  if (input.sourceId) {
    const source = await database.source.findUnique({ where: { workspaceId_id: { workspaceId, id: input.sourceId } }, select: chosen });
    return source === null ? refuseField("sourceId", "That source is not in this newsroom.") : { source, events: none };
  }
  if (input.sourceUrl !== null) {
    const source = await database.source.findFirst({ where: { workspaceId, url: input.sourceUrl }, select: chosen });
    if (source !== null) return { source, events: none };
  }
  const { sourceTitle: title, sourceUrl: url, sourceKind: kind, sourcePublisher: publisher, sourceAuthor: author } = input;
  if (title === null) return refuseField("sourceTitle", "Name the source.");
  const publishedOn = input.sourcePublishedOn === null ? null : new Date(`${input.sourcePublishedOn}T00:00:00.000Z`);
  const source = await database.source.create({
    data: { workspaceId, kind, title, url, publisher, author, publishedOn, interests: input.sourceInterests, createdById: personOf(actor) },
    select: chosen,
  });
  const facts = { title, kind, url, publisher, author, publishedOn: input.sourcePublishedOn, interests: input.sourceInterests };
  const added: NewEvent = { type: "source.added", subject: { sourceId: source.id }, payload: facts };
  const captured = url === null || isExampleAddress(url) ? [] : [(await newCapture(database, actor, { id: source.id, url })).event];
  return { source, events: [added, ...captured] };
}
