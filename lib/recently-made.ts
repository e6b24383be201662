/**
 * Keeps what was made last, at most `countMax` things by their keys, so that many who ask for the same at once have it made once. A failure is
 * not kept: whoever waits hears of it, and the next one tries again.
 */
export function recentlyMade<Made>(countMax: number): (key: string, make: () => Promise<Made>) => Promise<Made> {
  const kept = new Map<string, Promise<Made>>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) {
      // Asked for again, so it goes last.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= countMax) kept.delete(oldest);
    const made = make();
    kept.set(key, made);
    made.catch(() => {
      if (kept.get(key) === made) kept.delete(key);
    });
    return made;
  };
}
