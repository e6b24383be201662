/**
 * Whether an address is one of those that exist for examples alone: names under `.example` and `.invalid` never lead anywhere (RFC 6761), so nothing
 * is to be fetched from them.
 */
export function isExampleAddress(url: string): boolean {
  return /\.(?:example|invalid)\.?$/i.test(new URL(url).hostname);
}
