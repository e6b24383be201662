import type { ReactNode } from "react";

/** One section of the claim at hand: its name stays in sight while its content scrolls. The name can take the focus when what had it is gone. */
export function ClaimSection({ id, name, aside, children }: { id: string; name: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={`section-${id}`} className="scroll-mt-(--section-top,0px) border-hairline border-t pb-5">
      <div className="sticky top-(--section-top,0px) z-10 flex min-h-9 items-center justify-between gap-2 bg-paper px-4">
        <h2 id={`section-${id}`} tabIndex={-1} className="font-strong text-13">
          {name}
        </h2>
        <span className="flex items-center gap-2 text-12 text-secondary">{aside}</span>
      </div>
      <div className="flex flex-col gap-3 px-4">{children}</div>
    </section>
  );
}

/** Why something cannot be done, where its button would be. */
export function WhyNot({ children }: { children: ReactNode }) {
  return <p className="text-12 text-secondary">{children}</p>;
}
