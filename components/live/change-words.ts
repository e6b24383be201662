import type { Change } from "./live-source";

/** What somebody did, to follow their name. */
function sayChange(type: string): string {
  if (type.startsWith("thread.") || type.startsWith("comment.")) return "commented here";
  if (type.startsWith("evidence.")) return "changed the evidence";
  if (type.startsWith("assessment.")) return "put in an assessment";
  if (type === "claim.decided") return "settled the verdict";
  if (type === "article.renewed") return "brought in a new version of the text";
  return type.startsWith("claim.") ? "changed this claim" : "changed something here";
}

/** Some changes in one sentence: who did what, or how many there are. */
export function sayChanges(changes: readonly Change[], where: string): string {
  const names = [...new Set(changes.map(({ actor }) => actor))];
  const deeds = [...new Set(changes.map(({ type }) => sayChange(type)))];
  const [name = "Somebody", second] = names;
  const who = names.length === 1 ? name : names.length === 2 ? `${name} and ${second}` : `${name} and others`;
  if (deeds.length === 1 && where === "claim") return `${who} ${deeds[0]}.`;
  return `${who} made ${changes.length === 1 ? "a change" : `${changes.length} changes`} to this ${where}.`;
}
