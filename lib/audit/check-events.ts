import { z } from "zod";
import type { StoredEvent } from "./event";
import { chainFault, columnFaults, eventIn, type LogRow, type StreamHeads } from "./event-faults";
import { GatheredFaults } from "./gathered-faults";
import { appendLeaf, emptyFrontier, type Frontier, hashIn, leafHashHex, type OnCompleted, rootOf, tileHeight } from "./merkle";
import { type Openings, openingFaults, openingsIn, type SealedPart, sealedPartsOf } from "./private-parts";
import type { LogFault } from "./verify";
import { watchClock } from "./watch-clock";

/** Which log is checked, and of how many of its first events the root is wanted. */
export type EventsWanted = { workspaceId: string; sizes: readonly bigint[] };

/**
 * What a log's events are by themselves: what is wrong with them, the tree over them with its stored hashes by `level/index` and the roots that were wanted, in
 * lower-case hex, which checkpoints earlier checks of the log saw and where they say so, and the newest key that the log says it is signed with.
 */
export type EventsFound = {
  faults: LogFault[];
  /** How many more faults there are. */
  further: number;
  frontier: Frontier;
  tiles: Map<string, string>;
  checkpoints: Map<bigint, string>;
  seen: Map<bigint, number>;
  adopted: { key: string; sequence: number } | null;
  /** Which events are dated before those in front of them, as far as nothing was found wrong. */
  putBack: LogFault[];
};

/** An event that was found to hold, with its private parts and their openings. */
export type SoundEvent = { event: StoredEvent; parts: readonly SealedPart[]; openings: Openings };

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const notOfItsKind = "its payload is not that of its kind";
const erasure = z.object({ sequence: z.int(), parts: z.array(z.string()) });
const checked = z.object({ signedUpTo: z.int().nullable() });
const adoption = z.object({ key: z.string() });

/** Keeps count of private parts that are gone, and of the events that say they were erased. Answers what is wrong with one of these. */
function watchErasure() {
  const missing = new Map<number, Set<string>>();
  return {
    see(event: StoredEvent, parts: readonly SealedPart[], present: Openings): string | null {
      for (const { part } of parts) {
        if (present[part] !== undefined) continue;
        const gone = missing.get(event.sequence) ?? new Set();
        missing.set(event.sequence, gone.add(part));
      }
      if (event.type !== "record.erased") return null;
      const said = erasure.safeParse(event.payload);
      if (!said.success) return notOfItsKind;
      for (const part of said.data.parts) missing.get(said.data.sequence)?.delete(part);
      return null;
    },
    *faults(): Generator<LogFault> {
      for (const [sequence, parts] of missing)
        for (const part of parts) yield { sequence, fault: `its private part ${part} is gone, and no event says that it was erased` };
    },
  };
}

/** Remembers what events say of how the log was checked and signed. Answers what is wrong with one that says it. */
function watchSigning({ seen }: EventsFound, adopt: (adopted: EventsFound["adopted"]) => void) {
  return ({ type, payload, sequence }: StoredEvent): string | null => {
    if (type === "log.checked") {
      const said = checked.safeParse(payload);
      if (!said.success) return notOfItsKind;
      if (said.data.signedUpTo !== null) seen.set(BigInt(said.data.signedUpTo), sequence);
    }
    if (type === "log.key-adopted") {
      const said = adoption.safeParse(payload);
      if (!said.success) return notOfItsKind;
      adopt({ key: said.data.key, sequence });
    }
    return null;
  };
}

/**
 * Re-hashes the stored events of a log one by one, in order, checks order, stream chains, index columns and private parts against the bytes, and rebuilds the RFC
 * 6962 tree. Trusts nothing but the bytes. `see` answers the event, and null once something was found wrong. Memory grows with the number of streams.
 */
export function checkEvents({ workspaceId, sizes }: EventsWanted): { see: (row: LogRow) => SoundEvent | null; found: () => EventsFound } {
  const found: EventsFound = {
    ...{
      faults: [],
      further: 0,
      frontier: emptyFrontier,
      tiles: new Map(),
      checkpoints: new Map(),
      seen: new Map(),
      adopted: null,
      putBack: [],
    },
  };
  const { tiles } = found;
  const gathered = new GatheredFaults();
  const note = (sequence: number, fault: string) => gathered.add([{ sequence, fault }]);
  const heads: StreamHeads = new Map();
  const erased = watchErasure();
  const clock = watchClock();
  const signing = watchSigning(found, (adopted) => {
    found.adopted = adopted;
  });
  const wanted = new Set(sizes);
  const keepTile: OnCompleted = ({ height, index }, hash) => {
    if (height % tileHeight === 0) tiles.set(`${height / tileHeight}/${index}`, hex(hash));
  };
  let expected = 0n;
  return {
    see(row) {
      const sequence = Number(row.sequence);
      if (row.sequence !== expected) note(sequence, `events ${expected} to ${row.sequence - 1n} are missing`);
      expected = row.sequence + 1n;
      const leafHex = leafHashHex(row.bytes);
      if (leafHex !== row.leafHash) note(sequence, "its bytes do not hash to its leaf");
      const event = eventIn(row.bytes);
      let sound: SoundEvent | null = null;
      if (typeof event === "string") note(sequence, event);
      else {
        const stored = openingsIn(row.private);
        if (stored === null) note(sequence, "what stands beside its bytes are no openings of private parts");
        const openings = stored ?? {};
        const parts = sealedPartsOf(event);
        for (const fault of columnFaults(row, event, workspaceId)) note(sequence, fault);
        for (const fault of openingFaults(parts, openings)) note(sequence, fault);
        for (const fault of [erased.see(event, parts, openings), signing(event), chainFault(event, heads)])
          if (fault !== null) note(sequence, fault);
        sound = { event, parts, openings };
        heads.set(event.stream, { next: event.streamSequence + 1, previous: leafHex });
      }
      found.frontier = appendLeaf(found.frontier, hashIn(leafHex), keepTile);
      if (wanted.has(found.frontier.size)) found.checkpoints.set(found.frontier.size, hex(rootOf(found.frontier)));
      if (sound === null || gathered.told.length > 0) return null;
      clock.lookOn(sound.event);
      return sound;
    },
    found() {
      gathered.add(erased.faults());
      return { ...found, faults: gathered.told, further: gathered.further, putBack: clock.faults() };
    },
  };
}
