/** A path of this site to go to after signing in; null for anything that could lead elsewhere. */
export function safeNextPath(next: string | string[] | undefined): string | null {
  if (typeof next !== "string" || !/^\/(?![/\\])[^\\]*$/.test(next)) return null;
  const base = "http://here.invalid";
  // Not URL.parse: older Node 20 has none.
  if (!URL.canParse(next, base)) return null;
  const url = new URL(next, base);
  return url.origin !== base || url.pathname.startsWith("/sign-in") ? null : url.pathname + url.search;
}
