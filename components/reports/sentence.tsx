import { createElement, Fragment, type ReactNode } from "react";
import type { Said } from "@/lib/reports/messages/say";

/** A sentence of a language's catalogue with its links, names and days in it, in that language's order. */
export function Sentence({ of: parts }: { of: Said<ReactNode> }) {
  return createElement(Fragment, null, ...parts);
}
