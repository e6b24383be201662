/** The same text (latin1) on its own: a part of a string keeps the whole string in memory, be it a request with its cookies. */
export const ownText = (text) => Buffer.from(text, "latin1").latin1Slice();
