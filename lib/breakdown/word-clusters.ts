import stored from "@/lib/breakdown/weights-word-clusters.json" with { type: "json" };

let clusters: Map<string, number> | undefined;

/** The number of the group of words used alike that a lower-case word belongs to, or -1 for rare words. */
export function clusterOf(word: string): number {
  clusters ??= new Map(stored.clusters.flatMap((words, number) => words.split(" ").map((member): [string, number] => [member, number])));
  return clusters.get(word) ?? -1;
}
