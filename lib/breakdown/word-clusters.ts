import stored from "@/lib/breakdown/weights-word-clusters.json" with { type: "json" };

let clusters: Map<string, number> | undefined;

/** The number of the group of words used alike that a lower-case word belongs to, or -1 for rare words. */
export function clusterOf(word: string): number {
  clusters ??= readClusters();
  return clusters.get(word) ?? -1;
}

function readClusters(): Map<string, number> {
  const read = new Map<string, number>();
  for (const [number, words] of stored.clusters.entries()) for (const member of words.split(" ")) read.set(member, number);
  return read;
}
