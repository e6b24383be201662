/** What intake can read. */
export type Format = "plain" | "markdown" | "html";

/** Documents that are packed or encoded, and read by libraries. */
export type DocumentFormat = "docx" | "pdf" | "eml";

/** Whether a format is a document's. */
export function isDocumentFormat(format: Format | DocumentFormat): format is DocumentFormat {
  return format === "docx" || format === "pdf" || format === "eml";
}

/** The format of a file by its name's ending, or null when it is none that intake reads. */
export function formatOfFile(fileName: string): Format | DocumentFormat | null {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === "txt" || ending === "text") return "plain";
  if (ending === "md" || ending === "markdown") return "markdown";
  if (ending === "docx" || ending === "pdf" || ending === "eml") return ending;
  return ending === "html" || ending === "htm" || ending === "xhtml" ? "html" : null;
}

/** The format of a fetched page by its media type, and, where that says no more than text, by its content or its address. */
export function formatOfPage(mediaType: string | null, address: string, text: string): Format {
  if (mediaType === "text/html" || mediaType === "application/xhtml+xml") return "html";
  if (mediaType === "text/markdown" || mediaType === "text/x-markdown") return "markdown";
  if (mediaType === null) return /^\s*<(?:!doctype html|html|\?xml|head|body)\b/i.test(text.slice(0, 1000)) ? "html" : "plain";
  return /\.(?:md|markdown)$/i.test(new URL(address).pathname) ? "markdown" : "plain";
}
