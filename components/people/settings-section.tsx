import type { ReactNode } from "react";

/** A part of the settings: its name and what it means for readers on one side, the fields on the other. */
export function SettingsSection({ title, meaning, children }: { title: string; meaning: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-12 gap-y-4 border-hairline border-t py-8 first-of-type:border-t-0 md:grid-cols-[1fr_2fr]">
      <div>
        <h2 className="text-15">{title}</h2>
        <p className="mt-1 text-pretty text-secondary">{meaning}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
