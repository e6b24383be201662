import { type Html, html } from "@/lib/html";
import type { Said } from "./say";

/** A sentence as markup: its words escaped, its parts as they are. */
export function inHtml(said: Said<Html>): Html {
  return html`${said.map((piece) => (typeof piece === "string" ? html`${piece}` : piece))}`;
}
