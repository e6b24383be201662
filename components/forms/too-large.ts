/** The largest body a form may send, as in next.config.js. */
export const bodyBytesMax = 8 * 1024 * 1024;

/** What somebody reads who sent more. */
export const tooLarge =
  "That is more than 8 MB, which is the most the desk takes at once. Nothing was saved. Send a smaller file or less text.";
