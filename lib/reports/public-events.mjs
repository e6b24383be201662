// Plain JavaScript: the web server reads it beside Next, which compiles nothing for it.

/** Events that change what readers are shown: whatever else happens at the desk leaves every public page as it is. */
export const publicEventTypes = Object.freeze([
  "workspace.founded",
  "workspace.described",
  // Lists say days by the newsroom's clocks.
  "workspace.hours-set",
  // Who checks here, as far as they agreed that readers are told.
  "member.profile-set",
  "member.languages-set",
  "member.role-changed",
  "member.disabled",
  "member.enabled",
  "report.published",
  "claim.published",
  "retraction.confirmed",
  "takedown.confirmed",
  // The corrections page counts what came in, and shows what was answered.
  "error.reported",
  "error.answered",
  // A published claim leads on to those that took its place.
  "claim.split",
  "claim.merged",
  "claim.derived",
  "claim.withdrawn",
  "claim.restored",
  "claim.rewritten",
  // Pages lead on to what stands in other languages.
  "translation.linked",
  "translation.unlinked",
  "claim.translationSet",
  "claim.translationRuledOut",
  "record.erased",
]);

const known = new Set(publicEventTypes);

/**
 * Whether an event of this kind changes a public page.
 * @param {string} type
 */
export const isPublicEvent = (type) => known.has(type);
