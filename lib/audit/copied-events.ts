import "server-only";
import pg from "pg";
import { copyOut } from "./binary-copy";
import type { LogRow } from "./event-faults";
import { momentIn } from "./moment";
import { type SharedMoment, withSharedMoment } from "./shared-moment";

/** A row of the log, with the text of its private parts. Its bytes and that text are there until the next row is, whose place they then are. */
export type CopiedRow = LogRow & { opened: Uint8Array };

// Of these types whatever somebody made of the columns: each has a binary form of its own.
const events = (workspaceId: string) => `
  select "sequence"::int8, "bytes"::bytea, "leafHash"::bytea, "private"::text, "type"::text, "stream"::text, "streamSequence"::int4, "articleId"::text, "claimId"::text,
    "reportId"::text, "actorId"::text, "recordedAt"::text
  from "AuditEvent" where "workspaceId" = ${pg.escapeLiteral(workspaceId)}::uuid order by "sequence"`;

const nothing = Buffer.alloc(0);
const noOpenings = Buffer.from("{}");
const nowhere = -1;

/** Reads the fields of one row after another, in PostgreSQL's binary form for copies. One for a whole log: making objects takes longer than reading. */
class RowReader {
  #row: Buffer = nothing;
  #at = 0;

  /** A column that is never empty reads as what no event says: somebody with full rights may have emptied it, which is a fault and no reason to break off. */
  read(row: Buffer, at: number): CopiedRow {
    this.#row = row;
    this.#at = at;
    const sequence = this.#bytes()?.readBigInt64BE() ?? BigInt(nowhere);
    const bytes = this.#bytes() ?? nothing;
    const leafHash = this.#text("hex") ?? "";
    const opened = this.#bytes() ?? noOpenings;
    return {
      sequence,
      bytes,
      leafHash,
      opened,
      private: opened.length === noOpenings.length ? null : JSON.parse(opened.toString("utf8")),
      type: this.#text("utf8") ?? "",
      stream: this.#text("utf8") ?? "",
      streamSequence: this.#bytes()?.readInt32BE() ?? nowhere,
      articleId: this.#text("utf8"),
      claimId: this.#text("utf8"),
      reportId: this.#text("utf8"),
      actorId: this.#text("utf8"),
      recordedAt: momentIn(this.#text("utf8") ?? ""),
    };
  }

  #bytes(): Buffer | null {
    const begin = this.#at + 4;
    const length = this.#row.readInt32BE(this.#at);
    this.#at = begin + Math.max(0, length);
    return length < 0 ? null : this.#row.subarray(begin, this.#at);
  }

  #text(encoding: "utf8" | "hex"): string | null {
    const begin = this.#at + 4;
    const length = this.#row.readInt32BE(this.#at);
    this.#at = begin + Math.max(0, length);
    return length < 0 ? null : this.#row.toString(encoding, begin, this.#at);
  }
}

/** Takes one row. Answers for how long no further ones should come, where they come too quickly. */
type TakeRow = (row: CopiedRow) => Promise<unknown> | null;

/** Takes the events of a newsroom's log in order, on a connection of its own, as of a moment that another hands out meanwhile. */
export function takeEvents(moment: SharedMoment, workspaceId: string, take: TakeRow): Promise<void> {
  const reader = new RowReader();
  return withSharedMoment(moment, (client) => copyOut(client, events(workspaceId), (row, at) => take(reader.read(row, at))));
}
