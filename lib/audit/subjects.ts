import { catalogue } from "./catalogue";

const types = Object.keys(catalogue);

/** What events are about: the nouns of the catalogue, in its order, each once. */
export const eventSubjects: readonly string[] = [...new Set(types.map((type) => type.split(".")[0] ?? type))];

/** The event types about one noun; empty for a noun that the catalogue does not know. */
export function typesAbout(subject: string): readonly string[] {
  return types.filter((type) => type.startsWith(`${subject}.`));
}
