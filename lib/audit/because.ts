import { erasedWords } from "./private-parts";

/** Somebody's reason, to end a sentence of the history: quoted, because the words are theirs. Nothing where none was given. */
export function because(reason: string | undefined): string {
  if (!reason) return "";
  return `, because ${reason === erasedWords ? reason : `“${reason}”`}`;
}
