// The requests that nearly all readers send, read without Node's whole parser. Whatever is not as plain as can be is left to that.

import { askedByUs } from "./asked-by-us.mjs";

const requestLine = /^GET (\/[\x21-\x7e]*) HTTP\/1\.1\r\n/;
const field = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+):([\t\x20-\x7e]*)\r\n/y;
/** Longer heads are rare, and Node has a rule for them. */
const lengthMax = 8192;
const linesMax = 100;

/** What an answer from a copy depends on. */
const asked = new Set(["host", "x-forwarded-host", "accept-encoding", "if-none-match"]);
/** What makes a request another kind of request, or says that something follows it. */
const notPlain = new Set([
  ...["content-length", "transfer-encoding", "te", "trailer", "upgrade", "expect", "http2-settings", "proxy-connection", "keep-alive"],
  // By pages of the desk for a part, and by ourselves.
  ...["rsc", askedByUs],
]);

/**
 * Reads a whole request as it came, one byte a character (latin1): `{ method, url, headers }` for a GET of HTTP/1.1 that has no body, whose connection stays, and
 * which names its host once; `headers` has what an answer from a copy depends on. Null for everything else, be it wrong or only rare: it reads nothing that
 * Node's parser reads otherwise.
 */
export function readPlainRequest(text) {
  if (text.length > lengthMax) return null;
  const line = requestLine.exec(text);
  if (line === null) return null;
  const headers = {};
  const end = text.length - 2;
  field.lastIndex = line[0].length;
  for (let count = 0; field.lastIndex < end; count += 1) {
    if (count === linesMax) return null;
    const found = field.exec(text);
    if (found === null) return null;
    const name = found[1].toLowerCase();
    if (asked.has(name)) {
      if (headers[name] !== undefined) return null;
      headers[name] = found[2].trim();
    } else if (notPlain.has(name) || (name === "connection" && found[2].trim().toLowerCase() !== "keep-alive")) return null;
  }
  const isWhole = field.lastIndex === end && text.endsWith("\r\n");
  return isWhole && headers.host !== undefined ? { method: "GET", url: line[1], headers } : null;
}
