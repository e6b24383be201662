"use client";
import { useEffect, useState } from "react";

const mostlyInSight = 0.6;

/** On a narrow screen, the names of the panes to swipe between; the one in sight is marked. */
export function PaneTabs({ panes }: { panes: readonly { id: string; name: string }[] }) {
  const [current, setCurrent] = useState(panes[0]?.id);
  const ids = panes.map((pane) => pane.id).join(" ");
  useEffect(() => {
    const elements = ids.split(" ").map((id) => document.getElementById(id));
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        if (seen !== undefined) setCurrent(seen.target.id);
      },
      { root: elements[0]?.parentElement ?? null, threshold: mostlyInSight },
    );
    for (const element of elements) if (element !== null) observer.observe(element);
    return () => observer.disconnect();
  }, [ids]);
  return (
    <nav aria-label="Panes" className="no-print flex border-hairline border-b desk:hidden">
      {panes.map((pane) => (
        <button
          key={pane.id}
          type="button"
          aria-current={pane.id === current ? "true" : undefined}
          onClick={() => showPane(pane.id)}
          className="h-10 flex-1 border-transparent border-b-2 text-13 text-secondary outline-offset-[-2px] hover:text-ink aria-[current]:border-accent aria-[current]:font-strong aria-[current]:text-ink"
        >
          {pane.name}
        </button>
      ))}
    </nav>
  );
}

/** Swipes to a pane on a phone; does nothing where all panes are in sight. */
export function showPane(paneId: string): void {
  document.getElementById(paneId)?.scrollIntoView({ block: "nearest", inline: "start" });
}
