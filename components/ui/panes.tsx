"use client";
import { type CSSProperties, Fragment, type ReactNode } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { formatPaneSizes, paneCookie } from "@/components/ui/pane-sizes";
import { PaneTabs } from "@/components/ui/pane-tabs";

/** One pane: its name (a region, and its tab on a phone), its share in per cent, and the least width it needs in pixels. */
export type Pane = {
  id: string;
  name: string;
  size: number;
  minSize: number;
  content: ReactNode;
  /** `own` when the content scrolls by itself (a virtual list), with `h-full` at its root. */
  scroll?: "pane" | "own";
};

const yearSeconds = 31_536_000;

/** The least widths for the style sheet, which keeps to them before the script does: nothing jumps when it wakes. */
function leastWidths(panes: readonly Pane[]): CSSProperties {
  return Object.fromEntries(panes.map(({ minSize }, place) => [`--pane-${place + 1}`, `${minSize}px`]));
}

/**
 * Panes side by side that resize (mouse, or arrow keys on the line between) and remember; below 900 px, pages to swipe between, with a
 * bar of their names. Fills its parent's height. `remembered` is `parsePaneSizes(cookie, ids)`, read by the page, so that nothing jumps.
 */
export function Panes({ id, panes, remembered }: { id: string; panes: readonly Pane[]; remembered?: Record<string, number> | undefined }) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PaneTabs panes={panes} />
      <Group
        id={id}
        disableCursor
        className="panes min-h-0 flex-1"
        style={leastWidths(panes)}
        {...(remembered === undefined ? {} : { defaultLayout: remembered })}
        onLayoutChanged={(layout, { isUserInteraction }) => {
          if (isUserInteraction) {
            // biome-ignore lint/suspicious/noDocumentCookie: the page reads it on the server, and the Cookie Store is not everywhere.
            document.cookie = `${paneCookie(id)}=${formatPaneSizes(layout)}; path=/; max-age=${yearSeconds}; samesite=lax`;
          }
        }}
      >
        {panes.map((pane, place) => (
          <Fragment key={pane.id}>
            {place === 0 ? null : (
              <Separator
                aria-label={`Width of ${panes[place - 1]?.name ?? "the pane"}`}
                className="w-px cursor-col-resize bg-hairline outline-offset-0 transition-colors hover:bg-accent data-[separator=active]:bg-accent max-desk:hidden"
              />
            )}
            <Panel id={pane.id} defaultSize={`${pane.size}%`} minSize={pane.minSize}>
              <section
                aria-label={pane.name}
                className={`h-full min-h-0 ${pane.scroll === "own" ? "overflow-hidden" : "overflow-y-auto overscroll-contain"}`}
              >
                {pane.content}
              </section>
            </Panel>
          </Fragment>
        ))}
      </Group>
    </div>
  );
}
