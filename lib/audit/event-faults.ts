import { canonicalJson } from "./canonical";
import { isPlainlyCanonical } from "./canonical-text";
import { isStoredEvent, type StoredEvent } from "./event";

/** A row of the log as the database gives it. */
export type LogRow = {
  sequence: bigint;
  bytes: Uint8Array;
  /** Lower-case hex. */
  leafHash: string;
  type: string;
  stream: string;
  streamSequence: number;
  articleId: string | null;
  claimId: string | null;
  reportId: string | null;
  actorId: string | null;
  /** Milliseconds, UTC, as events write it. */
  recordedAt: string;
  private: unknown;
};

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The event that bytes hold, or what is wrong with them, in words. */
export function eventIn(bytes: Uint8Array): StoredEvent | string {
  let [text, json]: [string, unknown] = ["", null];
  try {
    text = decoder.decode(bytes);
    json = JSON.parse(text);
  } catch {
    return "its bytes are not UTF-8 JSON";
  }
  if (!isStoredEvent(json)) return "its bytes do not have the form of an event";
  return isCanonical(json, text) ? json : "its bytes are not canonical (RFC 8785)";
}

function isCanonical(json: unknown, text: string): boolean {
  if (isPlainlyCanonical(text)) return true;
  try {
    return canonicalJson(json) === text;
  } catch (error) {
    if (error instanceof TypeError) return false; // Holds what the record refuses, such as a lone surrogate.
    throw error;
  }
}

/** Where the columns beside the bytes, which only index them, say something else. */
export function columnFaults(row: LogRow, event: StoredEvent, workspaceId: string): string[] {
  const { subject } = event;
  const differing: string[] = [];
  if (event.workspace !== workspaceId) differing.push("workspace");
  if (BigInt(event.sequence) !== row.sequence) differing.push("sequence");
  if (event.type !== row.type) differing.push("type");
  if (event.stream !== row.stream) differing.push("stream");
  if (event.streamSequence !== row.streamSequence) differing.push("streamSequence");
  if (event.actor.id !== row.actorId) differing.push("actor");
  if (event.time !== row.recordedAt) differing.push("time");
  if ((subject.articleId ?? null) !== row.articleId) differing.push("article");
  if ((subject.claimId ?? null) !== row.claimId) differing.push("claim");
  if ((subject.reportId ?? null) !== row.reportId) differing.push("report");
  return differing.map((name) => `its ${name} column differs from what was recorded`);
}

/** The newest event of each stream that was read, for `chainFault`. */
export type StreamHeads = Map<string, { next: number; previous: string }>;

/** Whether an event continues its stream's hash chain; what is wrong, in words, or null. */
export function chainFault(event: StoredEvent, heads: StreamHeads): string | null {
  const head = heads.get(event.stream);
  if (event.streamSequence !== (head?.next ?? 0) || event.previous !== (head?.previous ?? null)) {
    return `it does not follow the event before it in ${event.stream}`;
  }
  return null;
}
