import type { ReactNode } from "react";
import { Page } from "@/components/ui/page";
import { PageTitle } from "@/components/ui/page-title";

/** A page that is only a message: what happened, what was kept, what to do. */
export function MessagePage({ title, children, actions }: { title: string; children: ReactNode; actions: ReactNode }) {
  return (
    <Page width="text">
      <PageTitle>{title}</PageTitle>
      <div className="flex flex-col items-start gap-4 pt-[12dvh]">
        <h1 className="font-serif text-28">{title}</h1>
        <div className="flex max-w-[60ch] flex-col gap-3 text-15 text-secondary">{children}</div>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
    </Page>
  );
}
