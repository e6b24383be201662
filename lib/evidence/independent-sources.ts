type FromSource = { source: { title: string; url: string | null; publisher: string | null; independenceGroup: string | null } };

function originsOf({ source }: FromSource): string[] {
  const host = source.url !== null && URL.canParse(source.url) ? new URL(source.url).hostname.replace(/^www\./, "") : null;
  const publisher = source.publisher?.trim().toLowerCase() ?? "";
  const group = source.independenceGroup?.trim().toLowerCase() ?? "";
  const named = [
    host === null ? "" : `host ${host}`,
    publisher === "" ? "" : `publisher ${publisher}`,
    group === "" ? "" : `group ${group}`,
  ];
  const origins = named.filter((one) => one !== "");
  return origins.length === 0 ? [`title ${source.title.trim().toLowerCase()}`] : origins;
}

/** How many sources some evidence comes from when those that share a host, a publisher or what they come from count as one. */
export function countIndependentSources(evidence: readonly FromSource[]): number {
  let groups: Set<string>[] = [];
  for (const piece of evidence) {
    const origins = originsOf(piece);
    const kin = groups.filter((group) => origins.some((origin) => group.has(origin)));
    groups = [...groups.filter((group) => !kin.includes(group)), new Set([...origins, ...kin.flatMap((group) => [...group])])];
  }
  return groups.length;
}
