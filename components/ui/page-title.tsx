"use client";
import { createContext, type ReactNode, use } from "react";

const Site = createContext("Assay");

/** Tells the titles below whose pages they name. */
export function TitledBy({ site, children }: { site: string; children: ReactNode }) {
  return <Site value={site}>{children}</Site>;
}

/**
 * The name of a page, as tabs and screen readers tell it. It stands in the page, so that both come and go in one step: Next's own titles are
 * taken away with each new address, and come after the page that they name.
 */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · ${use(Site)}`}</title>;
}
