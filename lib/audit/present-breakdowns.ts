import "server-only";
import { z } from "zod";
import { hashOfProposals, proposalColumns } from "@/lib/articles/tell-proposals";
import { hashOfJson } from "./hash-of-json";
import type { LogSnapshot } from "./log-snapshot";
import { type PresentRow, presentRow } from "./present-row";

const text = z.string();
const nothingProposed = hashOfProposals([]);
const proposed = z.tuple([text, z.array(z.unknown())]);
const broken = z.tuple([text, text, z.record(text, z.unknown())]);

/**
 * What was proposed in each text, by breakdown, snapshot and article, as candidates name them. They come text by text, so that only one text's are held at
 * once.
 */
async function hashProposals({ json }: LogSnapshot, newsroom: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  let proposals: string[] = [];
  let of: string | null = null;
  const end = () => {
    if (of !== null) hashes.set(of, hashOfProposals(proposals));
    proposals = [];
  };
  // What `hashOfProposal` hashes. `offset 0`: sorted as they are stored. Otherwise all of them were written as JSON, and to the disk, before the first came.
  const statement = `select json_build_array(concat_ws(' ', c."breakdownId", c."snapshotId", c."articleId"), json_build_array(${proposalColumns.map((column) => `c."${column}"`)}))
    from (select * from "Candidate" c where c."workspaceId" = ${newsroom} order by c."snapshotId", c."breakdownId", c."articleId" offset 0) c`;
  await json(statement, (row) => {
    const [next, candidate] = proposed.parse(row);
    if (next !== of) end();
    of = next;
    proposals.push(hashOfJson(candidate));
  });
  end();
  return hashes;
}

/** Takes how a newsroom's texts were taken apart, as the tables hold it, by snapshot, with all that was proposed; its id is given as SQL. Of what was proposed only a hash for each text is held. */
export async function readBreakdowns(snapshot: LogSnapshot, newsroom: string, take: (row: PresentRow) => void): Promise<void> {
  const hashes = await hashProposals(snapshot, newsroom);
  const statement = `select json_build_array(concat_ws(' ', b."id", b."snapshotId", s."articleId"), b."snapshotId", json_build_object('provider', b."provider", 'version', b."version",
      'model', b."model", 'threshold', b."threshold", 'layer', b."layer", 'fallback', b."fallback", 'sentencesHash', b."sentences", 'createdAt', b."createdAt"))
    from "Breakdown" b left join "Snapshot" s on s."workspaceId" = b."workspaceId" and s."id" = b."snapshotId" where b."workspaceId" = ${newsroom}`;
  await snapshot.json(statement, (row) => {
    const [of, snapshotId, holds] = broken.parse(row);
    take(presentRow("Breakdown", snapshotId, { ...holds, proposalsHash: hashes.get(of) ?? nothingProposed }));
    hashes.delete(of);
  });
  for (const of of hashes.keys()) take(presentRow("Breakdown", `of no text (${of})`, {}));
}
