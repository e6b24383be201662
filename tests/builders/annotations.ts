import type { Viewer } from "@/lib/actor";
import { getImportPreview, type ImportPreview } from "@/lib/exchange/queries";

/** A quotation, as annotations select words. */
export const quoteSelector = (exact: string, prefix = "", suffix = "") => ({ type: "TextQuoteSelector", exact, prefix, suffix });

/** An annotation as Hypothesis exports it. */
export const annotationRow = (id: string, selector: unknown, note = "Really?") => ({
  ...{ id, user: "acct:rosa@hypothes.is", uri: "https://paper.example/fees", created: "2026-11-20T08:14:32Z", text: note, tags: ["fees"] },
  target: [{ source: "https://paper.example/fees", selector: [selector] }],
});

/** A reply as Hypothesis exports it. */
export const replyRow = (id: string, references: string[], created: string, note: string) => ({
  ...{ id, user: "acct:ben@hypothes.is", uri: "https://paper.example/fees", created, text: note, tags: [], references },
  target: [{ source: "https://paper.example/fees" }],
});

/** An annotation of words that stand once in the article of tests. */
export const certainRow = annotationRow("one", quoteSelector("The port authority doubled its fees in March 2026"), "Is <b>that</b> so?");

/** A file as it is sent. */
export const base64 = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64");

/** What a file would bring in; throws when it cannot be read. */
export async function lookAt(viewer: Viewer, articleId: string, value: unknown): Promise<ImportPreview> {
  const preview = await getImportPreview(viewer, articleId, Buffer.from(base64(value), "base64"));
  if (preview?.ok !== true) throw new Error(preview?.problem ?? "no article");
  return preview.value;
}

/** What a person sends who looked at a file and changed nothing. */
export async function importInput(viewer: Viewer, articleId: string, value: unknown) {
  const preview = await lookAt(viewer, articleId, value);
  const chosen = preview.rows.flatMap(({ outcome, row, places: [place] }) =>
    outcome === "ready" && place !== undefined ? [{ row, start: place.start, end: place.end }] : [],
  );
  return { articleId, snapshotId: preview.snapshot.id, fileName: "export.json", file: base64(value), chosen };
}
