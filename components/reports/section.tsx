import type { ReactNode } from "react";

/** One part of a published page under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-12">
      <h2 className="mb-4 text-22">{title}</h2>
      {children}
    </section>
  );
}
