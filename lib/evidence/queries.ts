import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { clockAt } from "@/lib/claims/due-at";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { listStanding } from "@/lib/fact-checks/queries";
import { newestWithdrawal } from "@/lib/fact-checks/standing";
import { visibleTo } from "@/lib/permission";
import { evidenceSetHash } from "@/lib/verdicts/evidence-set";
import { findDamaged } from "./capture-queries";
import { property } from "./capture-schema";

/** The evidence on a claim in the order it was attached, withdrawn pieces included, and the hash of the set that stands. */
export async function listEvidence(viewer: Viewer, claimId: string) {
  const evidence = await database.evidence.findMany({
    where: { ...visibleTo(viewer), claimId },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      quote: true,
      locator: true,
      stance: true,
      directness: true,
      secondaryReason: true,
      note: true,
      revision: true,
      carriedFromId: true,
      createdAt: true,
      withdrawnAt: true,
      createdBy: { select: { name: true } },
      source: {
        select: {
          ...{ id: true, kind: true, title: true, url: true, publisher: true, author: true, publishedOn: true, interests: true },
          independenceGroup: true,
          _count: { select: { evidence: { where: { claimId: { not: claimId }, withdrawnAt: null } } } },
          captures: { orderBy: { number: "desc" }, take: 1, select: { outcome: true, detail: true, finishedAt: true } },
        },
      },
      factCheck: { select: { contentHash: true, withdrawals: newestWithdrawal } },
      anchorState: true,
      capture: { select: { id: true, capturedAt: true, finishedAt: true, artefacts: { select: { contentHash: true } } } },
      checks: { orderBy: { id: "desc" }, take: 1, select: { state: true, createdAt: true, captureId: true } },
    },
  });
  const kept = evidence.flatMap(({ capture }) => capture?.artefacts.map(({ contentHash }) => contentHash) ?? []);
  const damaged = await findDamaged(viewer, kept);
  const cameAgain = await listStanding(
    viewer,
    evidence.flatMap(({ factCheck }) => (factCheck?.withdrawals[0]?.reinstatement === null ? [factCheck.contentHash] : [])),
  );
  return {
    evidence: evidence.map(({ capture, checks, anchorState, factCheck, source: { captures, _count, ...source }, ...piece }) => ({
      ...piece,
      /** How many pieces of evidence of other claims are from the same source. */
      usedElsewhere: _count.evidence,
      /** Why and when the imported fact-check it was taken from was taken back, and what became of that. */
      takenBack: factCheck === null ? null : tellTakenBack(factCheck, cameAgain.get(factCheck.contentHash) ?? null),
      source,
      keeping: {
        captureId: capture?.id ?? null,
        capturedAt: capture?.capturedAt ?? capture?.finishedAt ?? null,
        anchorState,
        isDamaged: capture?.artefacts.some(({ contentHash }) => damaged.has(contentHash)) ?? false,
        newest: captures[0] ?? null,
        seen: checks[0] ?? null,
      },
    })),
    setHash: evidenceSetHash(evidence.filter((piece) => piece.withdrawnAt === null)),
  };
}

type Withdrawal = { reason: string; withdrawnAt: Date; reinstatement: { reason: string; reinstatedAt: Date } | null };

function tellTakenBack({ withdrawals: [newest] }: { withdrawals: readonly Withdrawal[] }, cameAgainAt: Date | null) {
  if (newest === undefined) return null;
  const { reason, withdrawnAt, reinstatement } = newest;
  const putBack = reinstatement === null ? null : { reason: reinstatement.reason, reinstatedAt: reinstatement.reinstatedAt };
  return { reason, withdrawnAt, putBack, cameAgainAt };
}

/** Searches for counter-evidence on a claim and contacts with its claimant, each in the order they were recorded, with who recorded them. */
export async function listDiligence(viewer: Viewer, claimId: string) {
  const where = { ...visibleTo(viewer), claimId };
  const isStaff = ["owner", "editor", "reviewer"].includes(viewer.role);
  const [newsroom, searches, contacts, told] = await Promise.all([
    database.workspace.findFirst({ where: { id: where.workspaceId }, select: { timeZone: true } }),
    database.evidenceSearch.findMany({
      where,
      orderBy: { id: "asc" },
      select: {
        id: true,
        question: true,
        places: true,
        isFound: true,
        note: true,
        isDisclosed: true,
        createdAt: true,
        createdById: true,
        carriedFromId: true,
      },
    }),
    database.claimantContact.findMany({
      where,
      orderBy: [{ contactedAt: "asc" }, { madeAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
      select: {
        ...{ id: true, channel: true, contactedAt: true, madeAt: true, question: true, deadlineAt: true },
        ...{ outcome: true, answer: true, isPublishable: true, isDisclosed: true, createdById: true, carriedFromId: true },
      },
    }),
    isStaff
      ? database.mailRecipient.findMany({ where: { ...where, endedAt: null }, orderBy: { id: "asc" }, select: { id: true, address: true } })
      : [],
  ]);
  const people = await database.member.findMany({
    where: { workspaceId: visibleTo(viewer).workspaceId, userId: { in: [...searches, ...contacts].map((one) => one.createdById) } },
    select: { userId: true, name: true },
  });
  const attachments = await attachmentsOf(viewer, contacts);
  const timeZone = newsroom?.timeZone ?? "UTC";
  const today = clockAt(now(), timeZone).day;
  const nameOf = new Map(people.map(({ userId, name }) => [userId, name]));
  const named = <Row extends { createdById: string }>({ createdById, ...row }: Row) => ({ ...row, by: nameOf.get(createdById) ?? "" });
  return {
    /** Where the claimant is told by mail what is published, for staff alone; and whether this server sends mail. */
    told: told.map(({ id, address }) => ({ id, address: address ?? "" })),
    hasMail: environment.mail !== null,
    searches: searches.map(named),
    contacts: contacts.map(({ contactedAt, madeAt, ...contact }) => ({
      ...named(contact),
      /** By the newsroom's clock; without a time where only the day is on record. */
      ...(madeAt === null ? { day: contactedAt.toISOString().slice(0, 10), time: null } : clockAt(madeAt, timeZone)),
      /** Whether the day until which they could answer is over, and nothing came of it yet. */
      isOverdue: contact.outcome === "" && contact.deadlineAt !== null && contact.deadlineAt.toISOString().slice(0, 10) < today,
      attachments: attachments.get(contact.id) ?? [],
    })),
  };
}

/** The files that came with contacts; a contact that was carried from an earlier claim has those of the one before, too. */
async function attachmentsOf(viewer: Viewer, contacts: readonly { id: string; carriedFromId: string | null }[]) {
  const ownerOf = new Map(contacts.map(({ id }) => [id, [id]]));
  for (let before = contacts.filter(({ carriedFromId }) => carriedFromId !== null); before.length > 0; ) {
    for (const { id, carriedFromId } of before) {
      if (carriedFromId === null) continue;
      ownerOf.set(carriedFromId, [...(ownerOf.get(carriedFromId) ?? []), ...(ownerOf.get(id) ?? [])]);
    }
    const ids = before.flatMap(({ carriedFromId }) => carriedFromId ?? []);
    const found = await database.claimantContact.findMany({
      where: { ...visibleTo(viewer), id: { in: ids } },
      select: { id: true, carriedFromId: true },
    });
    before = found.filter(({ carriedFromId }) => carriedFromId !== null);
  }
  const rows = await database.contactAttachment.findMany({
    where: { ...visibleTo(viewer), contactId: { in: [...ownerOf.keys()] } },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, contactId: true, fileName: true, contentHash: true, mediaType: true, sizeBytes: true, isPublishable: true },
      ...{ properties: true, attachedAt: true, attachedBy: { select: { name: true } } },
    },
  });
  const damaged = await findDamaged(
    viewer,
    rows.map(({ contentHash }) => contentHash),
  );
  const shown = rows.map(({ sizeBytes, properties, attachedBy, ...file }) => ({
    ...{ ...file, sizeBytes: Number(sizeBytes), properties: z.array(property).parse(properties), by: attachedBy.name },
    isDamaged: damaged.has(file.contentHash),
  }));
  return new Map(contacts.map(({ id }) => [id, shown.filter(({ contactId }) => ownerOf.get(contactId)?.includes(id) ?? false)]));
}

/** What a file that came with a contact is, for whoever may read it; null when the viewer has none of that id. */
export function getAttachment(viewer: Viewer, attachmentId: string) {
  return database.contactAttachment.findFirst({
    where: { ...visibleTo(viewer), id: attachmentId },
    select: { contentHash: true, mediaType: true },
  });
}

const choicesMax = 20;
const choice = { id: true, kind: true, title: true, url: true, publisher: true, _count: { select: { evidence: true } } } as const;

/**
 * Sources of the newsroom to choose from: those whose title, publisher or address hold each of the words, newest first, at most 20 and whether
 * there are more; or the one of an id.
 */
export async function findSourceChoices(viewer: Viewer, question: { search: string } | { source: string }) {
  const asked = "source" in question ? { id: question.source } : { AND: wordsOf(question.search).map(holding) };
  const sources = await database.source.findMany({
    where: { ...visibleTo(viewer), ...asked },
    orderBy: { id: "desc" },
    take: choicesMax + 1,
    select: choice,
  });
  return { sources: sources.slice(0, choicesMax), hasMore: sources.length > choicesMax };
}

/** The newest sources, to choose from before anything is typed. */
export async function listNewestSources(viewer: Viewer) {
  return (await findSourceChoices(viewer, { search: "" })).sources;
}

const wordsOf = (search: string) => search.split(/\s+/).filter((word) => word !== "");

function holding(word: string) {
  const part = { contains: word, mode: "insensitive" as const };
  return { OR: [{ title: part }, { publisher: part }, { url: part }] };
}
