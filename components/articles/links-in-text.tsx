import { OutsideLink } from "@/components/ui/link";

/** Where the links in an article's text lead, as its publisher set them. Their addresses are in full sight before anybody follows one. */
export function LinksInText({ links, language }: { links: readonly { words: string; href: string }[]; language: string }) {
  if (links.length === 0) return null;
  return (
    <section className="mt-10 border-hairline border-t pt-6">
      <h2 className="text-15">Links in the text</h2>
      <p className="mt-1 text-13 text-secondary">As the publisher set them, in the order of the text. They open in a new tab.</p>
      <ol className="mt-4 grid gap-3 text-13">
        {links.map(({ words, href }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a frozen list, in which the same link may stand twice.
          <li key={at} className="min-w-0">
            <span dir="auto" lang={language} className="wrap-anywhere block">
              {words}
            </span>
            <OutsideLink href={href} className="wrap-anywhere">
              <bdi dir="ltr">{href}</bdi>
            </OutsideLink>
          </li>
        ))}
      </ol>
    </section>
  );
}
