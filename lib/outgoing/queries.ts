import "server-only";
import { z } from "zod";
import { type Viewer, visitor } from "@/lib/actor";
import { nameOfKey } from "@/lib/confidential/seal";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { visibleTo } from "@/lib/permission";
import { mailBody } from "./mail";

/** The newsroom that mail comes from, as readers know it: whoever follows a mail's own link is shown it. */
export function getSender(viewer: Viewer) {
  return database.workspace.findUnique({
    where: { id: visibleTo(viewer).workspaceId },
    select: { name: true, slug: true, language: true },
  });
}

/** Addresses and messages are shown to owners alone: for anybody else there are none. */
function ownersOnly(viewer: Viewer) {
  return visibleTo(viewer.role === "owner" || viewer.role === "system" ? viewer : visitor);
}

/** The addresses that are told of what is published, oldest first, with how much waits for each and how much was given up. Never a secret. */
export async function listWebhooks(viewer: Viewer) {
  const { workspaceId } = ownersOnly(viewer);
  const [endpoints, counts] = await Promise.all([
    database.webhookEndpoint.findMany({
      where: { ...ownersOnly(viewer), state: { not: "removed" } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, url: true, types: true, state: true, secretBeforeUntil: true, createdAt: true },
        createdBy: { select: { name: true } },
      },
    }),
    database.delivery.groupBy({ by: ["targetId", "state"], where: { workspaceId, channel: "webhook" }, _count: { _all: true } }),
  ]);
  const countOf = (id: string, state: string) => counts.find((row) => row.targetId === id && row.state === state)?._count._all ?? 0;
  return endpoints.map(({ createdBy, ...endpoint }) => ({
    ...endpoint,
    addedBy: createdBy.name,
    waiting: countOf(endpoint.id, "waiting"),
    delivered: countOf(endpoint.id, "delivered"),
    dead: countOf(endpoint.id, "dead"),
  }));
}

/** One address as the settings show it. */
export type ListedWebhook = Awaited<ReturnType<typeof listWebhooks>>[number];

/** Whom a mail goes to, without their address. */
const mailWords = { claimant: "the claimant, by e-mail", reader: "a reader, by e-mail", submitter: "who submitted it, by e-mail" } as const;

/** A mail as the list shows it. Of one whose words were taken down it is not known any more whom it was for. */
function readMail(body: string): { to: string; body: string } {
  if (body === "") return { to: "somebody, by e-mail", body };
  const { kind, subject, text } = mailBody.parse(JSON.parse(body));
  return { to: mailWords[kind], body: `${subject}\n\n${text}` };
}

const pageLength = 25;
const attemptsShown = 30;

/** What was sent or is to be sent, newest first, with every attempt; `nextCursor` is where the next page begins. */
export async function listDeliveries(viewer: Viewer, { cursor }: { cursor?: string | undefined } = {}) {
  const place = ownersOnly(viewer);
  const after = z.uuid().safeParse(cursor).data;
  const rows = await database.delivery.findMany({
    where: place,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageLength + 1,
    ...(after === undefined ? {} : { cursor: { workspaceId_id: { workspaceId: place.workspaceId, id: after } }, skip: 1 }),
    select: {
      ...{
        id: true,
        channel: true,
        targetId: true,
        sequence: true,
        type: true,
        body: true,
        state: true,
        nextAt: true,
        problem: true,
        createdAt: true,
      },
      attempts: true,
      tries: {
        orderBy: { number: "desc" },
        take: attemptsShown,
        select: { number: true, startedAt: true, finishedAt: true, durationMs: true, status: true, answer: true, problem: true },
      },
    },
  });
  const page = rows.slice(0, pageLength);
  const endpoints = await database.webhookEndpoint.findMany({
    where: { ...place, id: { in: page.map(({ targetId }) => targetId) } },
    select: { id: true, url: true, state: true },
  });
  const ended = await database.mailRecipient.findMany({
    where: { ...place, id: { in: page.map(({ targetId }) => targetId) }, endedAt: { not: null } },
    select: { id: true },
  });
  const endpointOf = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const isEnded = new Set(ended.map(({ id }) => id));
  return {
    deliveries: page.map(({ sequence, ...delivery }) => {
      const shown = { ...delivery, sequence: Number(sequence) };
      if (delivery.channel === "mail") {
        const isWanted = !isEnded.has(delivery.targetId);
        return { ...shown, ...readMail(delivery.body), targetState: isWanted ? ("active" as const) : ("removed" as const) };
      }
      const endpoint = endpointOf.get(delivery.targetId);
      return { ...shown, to: endpoint === undefined ? "" : new URL(endpoint.url).host, targetState: endpoint?.state ?? null };
    }),
    nextCursor: rows.length > pageLength ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One message as the settings show it. */
export type ListedDelivery = Awaited<ReturnType<typeof listDeliveries>>["deliveries"][number];

/** How many secrets of webhooks lie under another key than the one set now: those this server can encrypt anew, and those it has no key for. */
export async function countSecretsElsewhere(viewer: Viewer): Promise<{ openable: number; unopenable: number }> {
  const { sealKey, sealKeyBefore } = environment;
  const names = await database.webhookEndpoint.groupBy({
    by: ["keyName"],
    where: { ...ownersOnly(viewer), state: { not: "removed" }, ...(sealKey === null ? {} : { keyName: { not: nameOfKey(sealKey) } }) },
    _count: { _all: true },
  });
  const before = sealKey === null || sealKeyBefore === null ? null : nameOfKey(sealKeyBefore);
  const having = (isOpenable: boolean) =>
    names.reduce((sum, { keyName, _count }) => sum + ((keyName === before) === isOpenable ? _count._all : 0), 0);
  return { openable: having(true), unopenable: having(false) };
}
