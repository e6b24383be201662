import { textFragmentUrl } from "@/lib/reports/text-fragment";
import { mediaFragmentUrl } from "./passage-place";

/** The address of a passage on the live page of its source: at its time in a media file, else at its words. */
export function livePassageUrl(url: string, passage: { kind: string; locator: string; quote: string }): string {
  return mediaFragmentUrl(url, passage) ?? textFragmentUrl(url, { exact: passage.quote, prefix: "", suffix: "" });
}
