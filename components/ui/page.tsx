import type { ReactNode } from "react";
import { PageTitle } from "@/components/ui/page-title";

const widths = { text: "max-w-2xl", wide: "max-w-5xl", full: "max-w-none" } as const;

/** The main part of a page beside the desk: one column, calm margins. Exactly one a page. */
export function Page({ width = "wide", children }: { width?: keyof typeof widths; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={`mx-auto w-full px-4 pt-8 pb-24 outline-none sm:px-6 ${widths[width]}`}>
      {children}
    </main>
  );
}

/** The page's name, a sentence about it, and what one can start from here. Its tab is called the same, if not `tab`. */
export function PageHeader({
  title,
  tab = title,
  description,
  actions,
}: {
  title: string;
  tab?: string;
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <PageTitle>{tab}</PageTitle>
      <div className="min-w-0">
        <h1 className="font-serif text-28">{title}</h1>
        {description === undefined ? null : <p className="mt-1 max-w-[76ch] text-pretty text-15 text-secondary">{description}</p>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap gap-2 pt-0.5">{actions}</div>}
    </header>
  );
}
