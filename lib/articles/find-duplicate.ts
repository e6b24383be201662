import "server-only";
import { foldText } from "@/lib/articles/folded-text";
import { plainAddress, plainPlace } from "@/lib/articles/plain-address";
import type { Submission } from "@/lib/articles/read-submission";
import { database as reader, type WriteClient } from "@/lib/database";

const twinsMax = 20;
const addressesMax = 1_000;
const probes = 3;

/**
 * The newest article of the newsroom that has the same address, but for what does not tell pages apart, or the very same text, or one of
 * the articles `twins` (see `findTwins`); null when none does.
 */
export async function findDuplicate(
  database: WriteClient,
  workspaceId: string,
  submission: Pick<Submission, "requestedUrl" | "finalUrl" | "canonicalUrl" | "textHash"> & { twins: readonly string[] },
) {
  const { textHash, twins } = submission;
  const atAddress = await findAtAddress(database, workspaceId, submission);
  return database.article.findFirst({
    where: { workspaceId, OR: [{ snapshots: { some: { textHash } } }, { id: { in: [...twins, ...atAddress] } }] },
    orderBy: { createdAt: "desc" },
    select: { id: true, title: true, createdAt: true, submittedBy: { select: { name: true } } },
  });
}

async function findAtAddress(
  database: WriteClient,
  workspaceId: string,
  { requestedUrl, finalUrl, canonicalUrl }: Pick<Submission, "requestedUrl" | "finalUrl" | "canonicalUrl">,
): Promise<string[]> {
  const addresses = [requestedUrl, finalUrl, canonicalUrl].filter((url) => url !== null);
  const plain = new Set(addresses.map(plainAddress));
  const near = [...new Set(addresses.map(plainPlace))].map((place) => ({ contains: place, mode: "insensitive" as const }));
  if (near.length === 0) return [];
  const places = near.flatMap((url) => [{ url }, { snapshots: { some: { finalUrl: url } } }]);
  const found = await database.article.findMany({
    where: { workspaceId, OR: places },
    orderBy: { createdAt: "desc" },
    take: addressesMax,
    select: { id: true, url: true, snapshots: { select: { finalUrl: true } } },
  });
  const isSame = (url: string | null) => url !== null && plain.has(plainAddress(url));
  return found.filter(({ url, snapshots }) => isSame(url) || snapshots.some((one) => isSame(one.finalUrl))).map(({ id }) => id);
}

/**
 * The articles of the newsroom whose text is the same but for white space and the shape of quotation marks and dashes, as when it is pasted
 * here and fetched there. Slow on many texts: for before a transaction. A text without a few long words has none.
 */
export async function findTwins(workspaceId: string, text: string): Promise<string[]> {
  const words = longestWords(text);
  if (words.length < probes) return [];
  const found = await reader.snapshot.findMany({
    where: { workspaceId, AND: words.map((word) => ({ text: { contains: word } })) },
    orderBy: { createdAt: "desc" },
    take: twinsMax,
    select: { articleId: true, text: true },
  });
  const folded = foldText(text).text.trim();
  return found.filter((one) => foldText(one.text).text.trim() === folded).map(({ articleId }) => articleId);
}

/** Words that folding leaves as they are, so that they stand in every text that is the same when folded. */
function longestWords(text: string): string[] {
  const words = new Set(foldText(text).text.match(/[a-z\p{Lo}0-9]{5,40}/gu));
  return [...words]
    .filter((word) => word.normalize("NFD") === word)
    .sort((one, other) => other.length - one.length)
    .slice(0, probes);
}
