import type { Role } from "@/lib/actor";

/** The roles with what each may do, for lists and radio groups. */
export const roleChoices: readonly { value: Role; label: string; description: string }[] = [
  { value: "viewer", label: "Viewer", description: "Reads everything; changes nothing." },
  { value: "reviewer", label: "Reviewer", description: "Submits articles, marks claims, attaches evidence, writes assessments." },
  { value: "editor", label: "Editor", description: "All that, and assigns, settles verdicts and publishes." },
  { value: "owner", label: "Owner", description: "All that, and manages people and the newsroom's settings." },
];

/** A role as it is shown. */
export function sayRole(role: string): string {
  return roleChoices.find((choice) => choice.value === role)?.label ?? role;
}
