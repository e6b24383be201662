import { z } from "zod";
import { hashOfProposal, hashOfProposals } from "@/lib/articles/tell-proposals";
import { momentOf, type Said, type Sayings } from "./fact";
import type { LogSnapshot } from "./log-snapshot";
import type { ReadEvent } from "./read-event";
import type { PresentRow } from "./untold-rows";

const text = z.string();

/** What is not said by older events is optional. */
const told = z.object({
  snapshot: z.object({ id: text }),
  breakdown: z.object({
    ...{
      provider: text,
      version: text,
      model: text.nullable().optional(),
      threshold: z.number().optional(),
      layer: z.int().nullable().optional(),
    },
    ...{ fallback: text.nullable().optional(), sentencesHash: text.optional(), proposalsHash: text.optional() },
  }),
});

function breakdown(event: ReadEvent): Said {
  const { snapshot, breakdown: said } = told.parse(event.payload);
  return { table: "Breakdown", row: snapshot.id, expected: { ...said, createdAt: momentOf(event) } };
}

/** What events say of how the machine took texts apart. */
export const breakdownSayings: Sayings = { "article.submitted": breakdown, "article.renewed": breakdown };

const proposal = z.object({
  ...{ start: z.int(), end: z.int(), sentence: z.int(), kind: text, statement: text, claimant: text.nullable() },
  ...{ checkWorthiness: z.number(), reasons: z.unknown(), provider: text, model: text.nullable(), version: text, score: z.number() },
});
const proposed = z.tuple([text, proposal]);
const nothingProposed = hashOfProposals([]);
const broken = z.tuple([text, z.record(text, z.unknown())]);

/**
 * What was proposed in each text, by breakdown, snapshot and article, as candidates name them. They come text by text, so that only one text's are held at
 * once.
 */
async function hashProposals({ rows }: LogSnapshot, workspaceId: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  // `offset 0`: sorted as they are stored. Otherwise all of them were written as JSON, and to the disk, before the first came.
  const pages = rows`select concat_ws(' ', c."breakdownId", c."snapshotId", c."articleId"), json_build_object('start', c."start", 'end', c."end", 'sentence', c."sentence", 'kind', c."kind",
      'statement', c."statement", 'claimant', c."claimant", 'checkWorthiness', c."checkWorthiness", 'reasons', c."reasons",
      'provider', c."provider", 'model', c."model", 'version', c."version", 'score', c."score")
    from (select * from "Candidate" c where c."workspaceId" = ${workspaceId}::uuid order by c."snapshotId", c."breakdownId", c."articleId" offset 0) c`;
  let proposals: string[] = [];
  let of: string | null = null;
  for await (const page of pages) {
    for (const row of page) {
      const [next, candidate] = proposed.parse(row);
      if (next !== of) {
        if (of !== null) hashes.set(of, hashOfProposals(proposals));
        [of, proposals] = [next, []];
      }
      proposals.push(hashOfProposal(candidate));
    }
  }
  if (of !== null) hashes.set(of, hashOfProposals(proposals));
  return hashes;
}

/** How texts were taken apart, as the tables hold it, by snapshot, with all that was proposed. Of what was proposed only a hash for each text is held. */
export async function* presentBreakdowns(snapshot: LogSnapshot, workspaceId: string): AsyncGenerator<PresentRow[]> {
  const hashes = await hashProposals(snapshot, workspaceId);
  const pages = snapshot.longRows`select concat_ws(' ', b."id", b."snapshotId", s."articleId"), json_build_object('snapshotId', b."snapshotId", 'provider', b."provider", 'version', b."version",
      'model', coalesce(b."model", ''), 'threshold', b."threshold", 'layer', coalesce(to_jsonb(b."layer"), '""'), 'fallback', coalesce(b."fallback", ''),
      'sentencesHash', b."sentences", 'createdAt', b."createdAt")
    from "Breakdown" b left join "Snapshot" s on s."workspaceId" = b."workspaceId" and s."id" = b."snapshotId" where b."workspaceId" = ${workspaceId}::uuid`;
  for await (const page of pages) {
    yield page.map((row) => {
      const [of, { snapshotId, ...holds }] = broken.parse(row);
      const proposalsHash = hashes.get(of) ?? nothingProposed;
      hashes.delete(of);
      return { table: "Breakdown", row: String(snapshotId), holds: { ...holds, proposalsHash } };
    });
  }
  yield [...hashes.keys()].map((of) => ({ table: "Breakdown", row: `of no text (${of})`, holds: {} }));
}
