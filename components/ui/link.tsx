import type { Route } from "next";
import NextLink from "next/link";
import type { ComponentProps, ReactNode } from "react";

const looks = {
  /** In running text: underlined, so that colour is never the only sign. */
  text: "text-accent underline decoration-1 underline-offset-2 hover:decoration-2",
  /** In lists and headings, where the place already says that it is a link. */
  quiet: "text-ink no-underline hover:underline underline-offset-2",
  /** Numbers and marks that happen to be links. */
  faint: "text-secondary no-underline hover:text-ink hover:underline underline-offset-2",
  meta: "text-secondary underline decoration-1 underline-offset-2 hover:text-ink",
} as const;

/** Where a link of the kit may go: a route this app has, checked by the compiler. */
export type Goes<Href extends string> = Omit<ComponentProps<typeof NextLink>, "className" | "href"> & {
  href: Route<Href>;
  className?: string;
};

/** A link inside the site. */
export function TextLink<Href extends string>({ look = "text", className = "", ...rest }: Goes<Href> & { look?: keyof typeof looks }) {
  return <NextLink {...rest} className={`rounded-sm ${looks[look]} ${className}`} />;
}

/** A link to a page of this site in another frame, such as the pages of readers: it comes as a document of its own. */
export function DocumentLink({
  look = "text",
  ...rest
}: {
  href: string;
  look?: keyof typeof looks;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a href={rest.href} className={`rounded-sm ${looks[look]} ${rest.className ?? ""}`}>
      {rest.children}
    </a>
  );
}

/** A link to somewhere else: opened apart, and the other site learns nothing of where the reader came from. */
export function OutsideLink({
  href,
  className = "",
  children,
}: {
  href: string;
  className?: string;
  children: ComponentProps<"a">["children"];
}) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={`rounded-sm ${looks.text} ${className}`}>
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
