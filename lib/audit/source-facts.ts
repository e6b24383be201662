import { z } from "zod";
import { byCodePoints, momentOf, personOf, type Replay, type Said, type Sayings } from "./fact";
import { hashOfJson } from "./hash-of-json";
import { erasedPart } from "./private-parts";
import type { ReadEvent } from "./read-event";

const text = z.string();
const maybe = text.nullable();

const hashesTold = z.object({ checks: text, redirects: text, headers: text, properties: text, certificateHash: maybe }).partial();

/** Not said by events of before 29 November 2026, and they may have been erased. */
const hashes = hashesTold.or(z.literal(erasedPart).transform((): z.infer<typeof hashesTold> => ({}))).default({});
const stored = z.object({ role: text, contentHash: text, mediaType: text, sizeBytes: z.number() });
const capture = z.object({ captureId: text });

function source({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Source", row: String(subject.sourceId), expected };
}

/** A list of stored files: what each is for, its hash, kind and size. */
function filesOf(artefacts: readonly z.infer<typeof stored>[]): string {
  const files = artefacts.map(({ role, contentHash, mediaType, sizeBytes }) => [role, contentHash, mediaType, sizeBytes]);
  return hashOfJson(files.toSorted((one, other) => byCodePoints(one.join(" "), other.join(" "))));
}

function captured({ payload }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Capture", row: capture.parse(payload).captureId, expected };
}

function sealed({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "SealedSource", row: String(subject.sourceId), expected };
}

const neverTold = "-";

/** Who may read and since when, and who might until when: of some that is not told. */
function readers(event: ReadEvent, { listed }: Replay, change: (held: Map<string, string>) => void): Said {
  const row = String(event.subject.sourceId);
  const before = new Map((listed.get(`readers of ${row}`) ?? []).map((line) => [line.slice(0, line.indexOf(" ")), line]));
  const held = new Map(before);
  change(held);
  listed.set(`readers of ${row}`, [...held.values()]);
  const gone = [...before].filter(([id]) => !held.has(id)).map(([, line]) => `${line} ${momentOf(event) ?? neverTold}`);
  const former = [...(listed.get(`former readers of ${row}`) ?? []), ...gone];
  listed.set(`former readers of ${row}`, former);
  const all = [...held.values(), ...former];
  const isTold = all.every((line) => !line.split(" ").includes(neverTold));
  return {
    table: "SealedReader",
    row,
    expected: {
      readers: [...held.keys()].toSorted().join(","),
      former: former
        .map((line) => line.slice(0, line.indexOf(" ")))
        .toSorted()
        .join(","),
      named: isTold ? all.toSorted().join(",") : undefined,
    },
  };
}

function read(event: ReadEvent, memberId: string) {
  return (held: Map<string, string>) => {
    if (!held.has(memberId)) held.set(memberId, `${memberId} ${momentOf(event) ?? neverTold}`);
  };
}

/** What a capture comes with before it is made. */
const [nothing, nothingNamed, noFiles] = [hashOfJson([]), hashOfJson({}), filesOf([])];

const sourceAddressGiven = z.object({ url: text });
const captureRequested = z.object({ number: z.int(), url: text });
const captureBegun = z.object({ attempt: z.int(), tool: text });
const capturePostponed = z.object({ problem: text });
const sourceSealed = z.object({ revision: z.int(), commitment: text, summary: text, sealedHash: text.optional() });
const sourcesResealed = z.object({ hashes: z.record(text, text).optional() });
const sourceReaderNamed = z.object({ memberId: text });
const sourceReaderRemoved = z.object({ memberId: text });

const sourceAdded = z.object({
  ...{ title: text, kind: text, url: maybe, publisher: maybe },
  /** Events from before 28 November 2026 do not say these. */
  ...{ author: maybe.optional(), publishedOn: maybe.optional(), interests: text.optional() },
});
const sourceDescribed = z.object({
  to: z.object({
    ...{ kind: text, title: text, publisher: maybe, author: maybe, publishedOn: maybe, language: maybe, interests: text },
    ...{ independenceGroup: maybe, reliabilityNote: text },
  }),
});
const captureFinished = z.object({
  ...{ outcome: text, detail: text, finalUrl: maybe, status: z.int().nullable(), textHash: maybe, tool: text, capturedAt: maybe },
  ...{ artefacts: z.array(stored), certificate: maybe, hashes, checked: z.array(z.object({ evidenceId: text, state: text })) },
});
const captureUploaded = z.object({
  number: z.int(),
  fileName: text,
  outcome: text,
  textHash: maybe,
  artefacts: z.array(stored),
  hashes,
  detail: text.optional(),
  tool: text.optional(),
});
const sourceWithheld = z.object({ withholdingId: text, number: z.int(), summary: text, reason: text });

/** What events say of sources, of the copies that are kept of them, and of who may read what is sealed. */
export const sourceSayings: Sayings = {
  "source.added": (event) => {
    const { title, kind, url, publisher, author, publishedOn, interests } = sourceAdded.parse(event.payload);
    return source(event, {
      title,
      kind,
      url,
      publisher,
      author,
      publishedOn,
      interests,
      language: "",
      independenceGroup: "",
      reliabilityNote: "",
      createdById: personOf(event),
      createdAt: momentOf(event),
    });
  },
  "source.address-given": (event) => source(event, sourceAddressGiven.parse(event.payload)),
  "source.described": (event) => {
    return source(event, sourceDescribed.parse(event.payload).to);
  },
  "capture.requested": (event) => {
    const { number, url } = captureRequested.parse(event.payload);
    // In one piece: most captures of a newsroom begin so, and an object put together of others takes several times as long.
    return captured(event, {
      sourceId: event.subject.sourceId ?? "",
      requestedById: personOf(event),
      requestedAt: momentOf(event),
      begunAt: "",
      finishedAt: "",
      number,
      way: "fetch",
      requestedUrl: url,
      fileName: "",
      attempts: 0,
      outcome: "",
      textHash: "",
      hashKept: "",
      artefacts: noFiles,
      detail: "",
      status: "",
      finalUrl: "",
      capturedAt: "",
      certificate: "",
      certificateHash: "",
      tool: "",
      checks: nothing,
      redirects: nothing,
      headers: nothingNamed,
      properties: nothing,
    });
  },
  "capture.begun": (event) => {
    const { attempt, tool } = captureBegun.parse(event.payload);
    return captured(event, { attempts: attempt, tool, begunAt: momentOf(event) });
  },
  "capture.postponed": (event) => captured(event, { detail: capturePostponed.parse(event.payload).problem, begunAt: "" }),
  "capture.finished": (event) => {
    const { artefacts, checked, hashes: came, ...said } = captureFinished.parse(event.payload);
    const whole = captured(event, {
      outcome: said.outcome,
      detail: said.detail,
      finalUrl: said.finalUrl,
      status: said.status,
      textHash: said.textHash,
      tool: said.tool,
      capturedAt: said.capturedAt,
      certificate: said.certificate,
      checks: came.checks,
      redirects: came.redirects,
      headers: came.headers,
      properties: came.properties,
      certificateHash: came.certificateHash,
      hashKept: said.textHash,
      artefacts: filesOf(artefacts),
      begunAt: "",
      finishedAt: momentOf(event),
    });
    const flagged = checked.map(({ evidenceId, state }): Said => {
      return { table: "EvidenceCheck", row: `${evidenceId}/${whole.row}`, expected: { state, createdAt: momentOf(event) } };
    });
    return [whole, ...flagged];
  },
  "capture.uploaded": (event) => {
    const { artefacts, hashes: came, ...expected } = captureUploaded.parse(event.payload);
    const fetchedNothing = { way: "upload", requestedUrl: "", status: "", finalUrl: "", certificate: "", certificateHash: "", attempts: 0 };
    const sourceId = event.subject.sourceId ?? "";
    const at = momentOf(event);
    const kept = {
      sourceId,
      hashKept: expected.textHash,
      requestedById: personOf(event),
      requestedAt: at,
      capturedAt: at,
      finishedAt: at,
      begunAt: "",
    };
    return captured(event, { ...expected, ...came, ...fetchedNothing, ...kept, artefacts: filesOf(artefacts) });
  },
  "source.sealed": (event, replay) => {
    const told = sourceSealed.parse(event.payload);
    const expected = { ...told, isErased: false, sealedById: personOf(event), sealedAt: momentOf(event) };
    return [sealed(event, expected), readers(event, replay, read(event, personOf(event)))];
  },
  "source.seal-erased": (event) => sealed(event, { isErased: true, sealedHash: "" }),
  "sources.resealed": ({ payload }, { facts }) => {
    const { hashes: anew } = sourcesResealed.parse(payload);
    const resealed = (row: string, sealedHash?: string): Said => ({ table: "SealedSource", row, expected: { sealedHash } });
    if (anew !== undefined) return Object.entries(anew).map(([row, sealedHash]) => resealed(row, sealedHash));
    // Events of before 29 November 2026 say how many were encrypted anew, not which.
    const rows = [...facts.values()].filter(({ table, expected }) => table === "SealedSource" && expected.sealedHash !== "");
    return rows.map(({ row }) => resealed(row));
  },
  "source.withheld": (event) => {
    const { withholdingId, ...said } = sourceWithheld.parse(event.payload);
    const expected = { ...said, sourceId: event.subject.sourceId ?? "", withheldById: personOf(event), withheldAt: momentOf(event) };
    return { table: "SourceWithholding", row: withholdingId, expected };
  },
  "source.reader-named": (event, replay) => {
    const { memberId } = sourceReaderNamed.parse(event.payload);
    return readers(event, replay, read(event, memberId));
  },
  "source.reader-removed": (event, replay) => {
    const { memberId } = sourceReaderRemoved.parse(event.payload);
    return readers(event, replay, (held) => held.delete(memberId));
  },
};
