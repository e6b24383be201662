import type { Actor } from "@/lib/actor";
import { type Permission, permitRoles } from "@/lib/permission";

const staff = ["owner", "editor", "reviewer"] as const;

/** Staff bring articles in. */
export function maySubmitArticle(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not submit articles.");
}

/** Staff correct what the desk says about an article; its text is frozen for everybody. */
export function mayDescribeArticle(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not change an article's details.");
}

/** Editors say what an article is about: readers find its claims by it. */
export function maySetTopics(actor: Actor): Permission {
  return permitRoles(actor, ["owner", "editor"], "Only editors say which topics an article has.");
}

/** Editors say which articles are translations of each other: readers of either are led to the other. */
export function mayLinkTranslation(actor: Actor): Permission {
  return permitRoles(actor, ["owner", "editor"], "An editor says which article this one is the translation of.");
}

/** Whoever may say so may take it back. */
export function mayUnlinkTranslation(actor: Actor): Permission {
  return mayLinkTranslation(actor);
}

/** Staff ask whether a page has changed; so does the machine, by the clock. */
export function mayCheckArticle(actor: Actor): Permission {
  return permitRoles(actor, [...staff, "system"], "Viewers may read, but not check an article for changes.");
}

/** Staff bring in a new version of an article's text. */
export function maySubmitVersion(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not bring in new versions.");
}
