/** A link in a text: the stretch of its words, in UTF-16 offsets, and where it leads. */
export type Link = { start: number; end: number; href: string };

/** The most links that are kept of one text. */
export const linksMax = 2_000;

/** The longest address of a link that is kept, in UTF-16 units. */
export const hrefLengthMax = 2_000;

const followed = new Set(["http:", "https:", "mailto:"]);

/**
 * Links with their addresses made whole, by the page's own base and address. Left out: what leads to a place on the same page, by another
 * scheme, or nowhere without the page's address.
 */
export function resolveLinks(links: readonly Link[], addresses: { base: string | null; page: string | null }): Link[] {
  const page = addresses.page ?? undefined;
  const base = addresses.base !== null && URL.canParse(addresses.base, page) ? new URL(addresses.base, page).href : page;
  return links
    .filter(({ href }) => !href.startsWith("#") && URL.canParse(href, base))
    .map((link) => ({ ...link, href: new URL(link.href, base) }))
    .filter(({ href }) => followed.has(href.protocol) && href.href.length <= hrefLengthMax)
    .slice(0, linksMax)
    .map((link) => ({ ...link, href: link.href.href }));
}
