/** The name of the cookie that remembers the sizes of a set of panes. */
export function paneCookie(id: string): string {
  return `assay-panes-${id}`;
}

/** Sizes from a cookie, in per cent by pane; undefined when absent, broken, or not about exactly these panes. */
export function parsePaneSizes(cookie: string | undefined, paneIds: readonly string[]): Record<string, number> | undefined {
  if (cookie === undefined) return undefined;
  const sizes: Record<string, number> = {};
  for (const part of cookie.split("_")) {
    const [id, size] = part.split("~");
    const number = Number(size);
    if (id === undefined || !paneIds.includes(id) || !Number.isFinite(number) || number <= 0 || number >= 100) return undefined;
    sizes[id] = number;
  }
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  return Object.keys(sizes).length === paneIds.length && Math.abs(total - 100) < 1 ? sizes : undefined;
}

/** Sizes as the value of a cookie. */
export function formatPaneSizes(sizes: Readonly<Record<string, number>>): string {
  return Object.entries(sizes)
    .map(([id, size]) => `${id}~${size.toFixed(2)}`)
    .join("_");
}
