import "server-only";

/** An answer that is larger than it may be. The message says how much that is. */
export class AnswerTooLargeError extends Error {}

/** `fetch` that follows no redirect and holds no more of an answer than `bytesMax`, however it is sent; what would be more is cut off, and throws AnswerTooLargeError. */
export function fetchBounded(bytesMax: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "error" });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > bytesMax) throw new AnswerTooLargeError(`The answer is larger than ${bytesMax} bytes.`);
      chunks.push(chunk);
    }
    const { status, statusText, headers } = response;
    const isEmpty = status === 204 || status === 205 || status === 304;
    return new Response(isEmpty ? null : Buffer.concat(chunks), { status, statusText, headers });
  };
}
