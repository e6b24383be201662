import type { Reason } from "@/lib/breakdown/scores";
import type { DeskCandidate, DeskClaim } from "./desk-queries";

/**
 * The claims and candidates of a desk on their way to the browser: one string instead of thousands of objects, in which words that the
 * article holds anyway are left out and scores have three places. A long article is half as much to send, and read in a tenth of the time.
 */
export type DeskRows = {
  claims: readonly DeskClaim[];
  candidates: readonly DeskCandidate[];
  sentences: readonly { start: number; end: number }[];
};

type Stretch = [start: number, length: number];
type PackedReason = [code: number, weight: number, after: number, length: number];
type By = [provider: string, model: string | null, version: string];
type PackedCandidate = [
  ...place: [id: string, ...Stretch],
  state: DeskCandidate["state"],
  kind: string,
  worth: number,
  /** 0: the words of the article. */
  statement: string | 0,
  claimant: string | 0,
  by: number,
  reasons: PackedReason[],
  saidAgain: DeskCandidate["saidAgain"] | 0,
];
type PackedPlace = [...Stretch, state: DeskClaim["appearances"][number]["state"], exact: string | 0];
type Verdict = NonNullable<DeskClaim["verdict"]>;
type PackedVerdict = [number: number, staleAtMs: number | null, rating: number];
type PackedClaim = [
  id: string,
  state: DeskClaim["state"],
  revisionNumber: number,
  position: number,
  updatedAtMs: number,
  statement: string | 0,
  claimant: string | 0,
  places: PackedPlace[],
  verdict: PackedVerdict | 0,
  assignees: string[],
  evidenceCount: number,
  judged: [kind: string, worth: number] | 0,
  shocks: DeskClaim["shocks"] | 0,
  waiting: number,
];
type Packed = {
  by: By[];
  /** What the reasons' codes are, by their number. */
  codes: string[];
  ratings: Verdict["rating"][];
  claims: PackedClaim[];
  candidates: PackedCandidate[];
  /** How far each sentence begins behind the end of the one before, and its length. */
  sentences: number[];
};

const threePlaces = (figure: number) => Math.round(figure * 1000) / 1000;

/** The place in a list of what looks the same, added when it is not there. */
function placeIn<Value>(list: Value[], value: Value): number {
  const same = list.indexOf(value);
  if (same !== -1) return same;
  const wanted = JSON.stringify(value);
  const at = list.findIndex((one) => JSON.stringify(one) === wanted);
  return at === -1 ? list.push(value) - 1 : at;
}

/** Packs what a desk shows of one snapshot. */
export function packDesk(text: string, { claims, candidates, sentences }: DeskRows): string {
  const packed: Packed = { by: [], codes: [], ratings: [], claims: [], candidates: [], sentences: [] };
  const spare = (words: string, { start, end }: { start: number; end: number }) => (text.slice(start, end) === words ? 0 : words);
  for (const claim of claims) {
    const { verdict, judged, appearances } = claim;
    const [first] = appearances;
    packed.claims.push([
      claim.id,
      claim.state,
      claim.revisionNumber,
      claim.position,
      claim.updatedAt.getTime(),
      first === undefined ? claim.statement : spare(claim.statement, first),
      claim.claimant ?? 0,
      appearances.map((place) => [place.start, place.end - place.start, place.state, spare(place.exact, place)]),
      verdict === null ? 0 : [verdict.number, verdict.staleAt?.getTime() ?? null, placeIn(packed.ratings, verdict.rating)],
      claim.assignments.map(({ assignee }) => assignee.name),
      claim.evidenceCount,
      judged === null ? 0 : [judged.kind, threePlaces(judged.checkWorthiness)],
      claim.shocks.length === 0 ? 0 : claim.shocks,
      claim.waiting,
    ]);
  }
  for (const candidate of candidates) {
    const { start, end, provider, model, version } = candidate;
    packed.candidates.push([
      candidate.id,
      start,
      end - start,
      candidate.state,
      candidate.kind,
      threePlaces(candidate.checkWorthiness),
      spare(candidate.statement, candidate),
      candidate.claimant ?? 0,
      placeIn(packed.by, [provider, model, version]),
      candidate.reasons.map((reason) => packReason(reason, { from: start, code: placeIn(packed.codes, reason.code) })),
      candidate.saidAgain.length === 0 ? 0 : candidate.saidAgain,
    ]);
  }
  let before = 0;
  for (const { start, end } of sentences) {
    packed.sentences.push(start - before, end - start);
    before = end;
  }
  return JSON.stringify(packed);
}

function packReason({ weight, start, end }: Reason, { from, code }: { from: number; code: number }): PackedReason {
  // A weight that is all but nothing keeps its sign.
  return [code, threePlaces(weight) === 0 ? Math.sign(weight) * 0.001 : threePlaces(weight), start - from, end - start];
}

/** The claims, candidates and sentences of a packed desk, over the same text and snapshot. */
export function unpackDesk(packed: string, { id: snapshotId, text }: { id: string; text: string }): DeskRows {
  // What `packDesk` wrote on our own server.
  const { by, codes, ratings, claims, candidates, sentences }: Packed = JSON.parse(packed);
  const words = (start: number, length: number) => text.slice(start, start + length);
  let at = 0;
  return {
    claims: claims.map(
      ([
        id,
        state,
        revisionNumber,
        position,
        updatedAt,
        statement,
        claimant,
        places,
        verdict,
        people,
        evidenceCount,
        judged,
        shaken,
        waiting,
      ]) => ({
        ...{ id, state, revisionNumber, position, evidenceCount, waiting, updatedAt: new Date(updatedAt) },
        claimant: claimant === 0 ? null : claimant,
        statement: statement !== 0 ? statement : places[0] === undefined ? "" : words(places[0][0], places[0][1]),
        appearances: places.map((place) => unpackPlace(snapshotId, place, words)),
        verdict: verdict === 0 ? null : unpackVerdict(verdict, ratings),
        assignments: people.map((name) => ({ assignee: { name } })),
        judged: judged === 0 ? null : { kind: judged[0], checkWorthiness: judged[1] },
        shocks: shaken === 0 ? [] : shaken,
      }),
    ),
    candidates: candidates.map(([id, start, length, state, kind, worth, statement, claimant, byAt, reasons, saidAgain]) => {
      const [provider, model, version] = by[byAt] ?? ["", null, ""];
      return {
        ...{ id, start, end: start + length, state, kind, checkWorthiness: worth, provider, model, version },
        statement: statement === 0 ? words(start, length) : statement,
        claimant: claimant === 0 ? null : claimant,
        reasons: reasons.map(([code, weight, after, size]) => ({
          code: codes[code] ?? "",
          weight,
          start: start + after,
          end: start + after + size,
        })),
        saidAgain: saidAgain === 0 ? [] : saidAgain,
      };
    }),
    sentences: sentences.flatMap((gap, place) => {
      if (place % 2 === 1) return [];
      const start = at + gap;
      at = start + (sentences[place + 1] ?? 0);
      return [{ start, end: at }];
    }),
  };
}

function unpackPlace(snapshotId: string, [start, length, state, exact]: PackedPlace, words: (start: number, length: number) => string) {
  return { snapshotId, start, end: start + length, state, exact: exact === 0 ? words(start, length) : exact };
}

function unpackVerdict([number, staleAt, at]: PackedVerdict, ratings: Packed["ratings"]): Verdict | null {
  const rating = ratings[at];
  return rating === undefined ? null : { number, staleAt: staleAt === null ? null : new Date(staleAt), rating };
}
