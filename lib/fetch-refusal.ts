/** Why an address could not be fetched: a code for programs and one sentence for the person who typed it. Names no internal address. */
export type FetchRefusal = {
  code:
    | "address"
    | "scheme"
    | "credentials"
    | "port"
    | "unknownHost"
    | "private"
    | "unreachable"
    | "certificate"
    | "timeout"
    | "cancelled"
    | "redirects"
    | "tooLarge"
    | "status"
    | "notText"
    | "garbled";
  message: string;
};

/** Thrown while fetching to refuse; `safeFetch` turns it into a value. */
class FetchRefusedError extends Error {
  readonly refusal: FetchRefusal;
  constructor(refusal: FetchRefusal) {
    super(refusal.message);
    this.name = "FetchRefusedError";
    this.refusal = refusal;
  }
}

/** Stops a fetch with a refusal. */
export function refuseFetch(code: FetchRefusal["code"], message: string): never {
  throw new FetchRefusedError({ code, message });
}

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "EADDRNOTAVAIL",
  "UND_ERR_SOCKET",
  "EPROTO",
]);
const late = new Set(["ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);
const garbled = new Set([
  "UND_ERR_HEADERS_OVERFLOW",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "Z_DATA_ERROR",
  "Z_BUF_ERROR",
  "ERR_BROTLI_DECODER",
]);

/** What a failed connection or transfer means to a reporter, or null when the error is not one of the network's (then it is a bug). */
export function explainNetworkError(error: unknown, host: string): FetchRefusal | null {
  if (error instanceof FetchRefusedError) return error.refusal;
  const code = errorCode(error);
  if (code === null) return null;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "EAI_NODATA" || code === "EAI_FAIL") {
    return { code: "unknownHost", message: `“${host}” could not be found. Check the spelling of the address.` };
  }
  if (unreachable.has(code))
    return { code: "unreachable", message: `“${host}” could not be reached, or broke the connection off. Try again later.` };
  if (late.has(code)) return { code: "timeout", message: `“${host}” did not answer in time. Try again later, or paste the text.` };
  if (/CERT|SELF_SIGNED|TLS|SSL|UNABLE_TO_/.test(code)) {
    return {
      code: "certificate",
      message: `“${host}” has no valid certificate, so what it sends cannot be trusted. Paste the text instead.`,
    };
  }
  if (
    garbled.has(code) ||
    isOutOfBounds(error, code) ||
    code.startsWith("HPE_") ||
    code.startsWith("ERR__ERROR") ||
    code.startsWith("ERR_BROTLI")
  ) {
    return { code: "garbled", message: `“${host}” sent an answer that breaks the rules of the web. Paste the text instead.` };
  }
  return null;
}

/** The client asserts that a status is at least 100, which is the server's to keep to. */
function isOutOfBounds(error: unknown, code: string): boolean {
  return code === "ERR_ASSERTION" && error instanceof Error && (error.stack ?? "").includes("undici");
}

function errorCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error.name === "HTTPParserError") return "HPE_UNNAMED";
  return error.cause === undefined ? null : errorCode(error.cause);
}
