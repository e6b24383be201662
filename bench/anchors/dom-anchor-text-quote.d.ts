declare module "dom-anchor-text-quote" {
  type Quote = { exact: string; prefix: string; suffix: string };
  /** Reads nothing of the root but its text. */
  export function toTextPosition(
    root: { textContent: string },
    selector: Quote,
    options: { hint: number },
  ): { start: number; end: number } | null;
}
