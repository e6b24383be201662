"use client";
import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";

/** One tab: its name (with a count, perhaps) and what it shows. */
export type TabPage = { id: string; name: string; count?: number; content: ReactNode };

/** A few alternative views of one thing, never a way to hide work. */
export function Tabs({
  label,
  pages,
  selected,
  onSelect,
}: {
  label: string;
  pages: readonly TabPage[];
  selected?: string;
  onSelect?: (id: string) => void;
}) {
  return (
    <AriaTabs
      className="flex min-h-0 flex-col"
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect === undefined ? {} : { onSelectionChange: (key) => onSelect(String(key)) })}
    >
      <TabList aria-label={label} className="flex gap-4 border-hairline border-b">
        {pages.map((page) => (
          <Tab
            key={page.id}
            id={page.id}
            className="-mb-px cursor-pointer border-transparent border-b-2 py-2 text-13 text-secondary hover:text-ink data-selected:border-accent data-selected:font-strong data-selected:text-ink"
          >
            {page.name}
            {page.count === undefined ? null : <span className="tabular ml-1 text-12 text-secondary">{page.count}</span>}
          </Tab>
        ))}
      </TabList>
      {pages.map((page) => (
        <TabPanel key={page.id} id={page.id} className="min-h-0 flex-1 pt-4">
          {page.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
