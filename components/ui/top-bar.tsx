"use client";
import NextLink from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import type { Goes } from "@/components/ui/link";

/** One section of the site in the bar. */
export type Section = { name: string; href: Goes<string>["href"] };

/** The bar above everything: where one is (`brand`), the sections, and one's own things to the right. On a phone the sections get a line of their own. */
export function TopBar({ brand, sections, children }: { brand: ReactNode; sections: readonly Section[]; children?: ReactNode }) {
  const path = usePathname();
  const nav = useRef<HTMLElement>(null);
  // On a phone the sections are wider than the screen: the present one must be in sight. The browser begins there where it can, before any
  // script has come (`scroll-initial-target`).
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another section.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (here && nav.current) nav.current.scrollLeft = here.offsetLeft - (nav.current.clientWidth - here.offsetWidth) / 2;
  }, [path]);
  return (
    <header className="no-print sticky top-0 z-30 border-hairline border-b bg-paper">
      <div className="flex min-h-12 flex-wrap items-center gap-x-6 px-4">
        <div className="flex h-12 min-w-0 items-center">{brand}</div>
        <nav
          ref={nav}
          aria-label="Sections"
          className="relative -mx-4 flex gap-5 overflow-x-auto px-4 max-md:order-last max-md:w-[calc(100%+2rem)] md:mx-0 md:px-0"
        >
          {sections.map((section) => {
            const isHere = path === section.href || path.startsWith(`${section.href}/`);
            return (
              <NextLink
                key={section.href}
                href={section.href}
                aria-current={isHere ? "page" : undefined}
                className={`flex h-12 items-center whitespace-nowrap border-b-2 text-13 outline-offset-[-2px] max-md:h-10 ${isHere ? "snap-center border-accent font-strong text-ink [scroll-initial-target:nearest]" : "border-transparent text-secondary hover:text-ink"}`}
              >
                {section.name}
              </NextLink>
            );
          })}
        </nav>
        <div className="ml-auto flex items-center gap-1">{children}</div>
      </div>
    </header>
  );
}
