// Plain JavaScript, so that the web server in production can read it as it is.

/** @param {string} tag */
const withoutWeakness = (tag) => tag.trim().replace(/^W\//, "");

/**
 * Whether an `If-None-Match` names a validator: one of its list is enough, `*` names each, and weak ones count as strong ones do (RFC 9110 §13.1.2).
 * @param {string | null | undefined} given
 * @param {string} etag
 */
export function namesValidator(given, etag) {
  if (given === null || given === undefined) return false;
  return given.trim() === "*" || given.split(",").some((tag) => withoutWeakness(tag) === withoutWeakness(etag));
}
