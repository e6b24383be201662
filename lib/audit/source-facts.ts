import { z } from "zod";
import { comparable, type Replay, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const maybe = text.nullable();
const stored = z.object({ role: text, contentHash: text, mediaType: text, sizeBytes: z.number() });
const capture = z.object({ captureId: text, number: z.int() });

function source({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Source", row: String(subject.sourceId), expected: comparable(expected) };
}

/** Every line of a list of stored files: what each is for, its hash, kind and size. */
function filesOf(artefacts: readonly z.infer<typeof stored>[]): string {
  const lines = artefacts.map(({ role, contentHash, mediaType, sizeBytes }) => `${role} ${contentHash} ${mediaType} ${sizeBytes}`);
  return lines.toSorted().join("\n");
}

function captured({ payload }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Capture", row: capture.pick({ captureId: true }).parse(payload).captureId, expected: comparable(expected) };
}

function readers(event: ReadEvent, { facts }: Replay, change: (held: Set<string>) => void): Said {
  const row = String(event.subject.sourceId);
  const list = facts.get(`SealedReader/${row}`)?.expected.readers;
  const held = new Set(typeof list === "string" && list !== "" ? list.split(",") : []);
  change(held);
  return { table: "SealedReader", row, expected: comparable({ readers: [...held] }) };
}

/** What events say of sources, of the copies that are kept of them, and of who may read what is sealed. */
export const sourceSayings: Sayings = {
  "source.added": (event) => {
    const added = z.object({ title: text, kind: text, url: maybe, publisher: maybe });
    // Events from before 28 November 2026 do not say these.
    const since = z.object({ author: maybe.optional(), publishedOn: maybe.optional(), interests: text.optional() });
    const unsaid = { language: "", independenceGroup: "", reliabilityNote: "" };
    return source(event, { ...added.parse(event.payload), ...since.parse(event.payload), ...unsaid });
  },
  "source.address-given": (event) => source(event, z.object({ url: text }).parse(event.payload)),
  "source.described": (event) => {
    const facts = z.object({
      ...{ kind: text, title: text, publisher: maybe, author: maybe, publishedOn: maybe, language: maybe, interests: text },
      ...{ independenceGroup: maybe, reliabilityNote: text },
    });
    return source(event, z.object({ to: facts }).parse(event.payload).to);
  },
  "capture.requested": (event) => {
    const { number, url } = z.object({ number: z.int(), url: text }).parse(event.payload);
    const open = { outcome: "", textHash: "", artefacts: "", detail: "", status: "", finalUrl: "", capturedAt: "", certificate: "" };
    const sourceId = event.subject.sourceId ?? "";
    return captured(event, { ...open, sourceId, number, way: "fetch", requestedUrl: url, fileName: "", attempts: 0 });
  },
  "capture.begun": (event) => {
    const { attempt, tool } = z.object({ attempt: z.int(), tool: text }).parse(event.payload);
    return captured(event, { attempts: attempt, tool });
  },
  "capture.postponed": (event) => captured(event, { detail: z.object({ problem: text }).parse(event.payload).problem }),
  "capture.finished": (event) => {
    const finished = z.object({
      ...{ outcome: text, detail: text, finalUrl: maybe, status: z.int().nullable(), textHash: maybe, tool: text, capturedAt: maybe },
      ...{ artefacts: z.array(stored), certificate: maybe, checked: z.array(z.object({ evidenceId: text, state: text })) },
    });
    const { artefacts, checked, ...expected } = finished.parse(event.payload);
    const whole = captured(event, { ...expected, artefacts: filesOf(artefacts) });
    return [
      whole,
      ...checked.map(({ evidenceId, state }): Said => ({ table: "EvidenceCheck", row: `${evidenceId}/${whole.row}`, expected: { state } })),
    ];
  },
  "capture.uploaded": (event) => {
    const uploaded = z.object({ number: z.int(), fileName: text, outcome: text, textHash: maybe, artefacts: z.array(stored) });
    const { artefacts, ...expected } = uploaded.parse(event.payload);
    const fetchedNothing = { way: "upload", requestedUrl: "", status: "", finalUrl: "", certificate: "", attempts: 0 };
    const sourceId = event.subject.sourceId ?? "";
    return captured(event, { ...expected, ...fetchedNothing, sourceId, artefacts: filesOf(artefacts) });
  },
  "source.sealed": (event, replay) => readers(event, replay, (held) => held.add(String(event.actor.id))),
  "source.reader-named": (event, replay) => {
    const { memberId } = z.object({ memberId: text }).parse(event.payload);
    return readers(event, replay, (held) => held.add(memberId));
  },
  "source.reader-removed": (event, replay) => {
    const { memberId } = z.object({ memberId: text }).parse(event.payload);
    return readers(event, replay, (held) => held.delete(memberId));
  },
};
