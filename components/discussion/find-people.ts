type Person = { memberId: string; name: string };

/** What is being typed after an @ before the caret: where the sign stands, and the letters so far. */
export type Asked = { at: number; letters: string };

const lettersMax = 40;
const peopleMax = 6;

/** Reads whether somebody is being named at the caret; null when not. */
export function readAsked(text: string, caret: number): Asked | null {
  const at = text.lastIndexOf("@", caret - 1);
  if (at < 0 || caret - at > lettersMax) return null;
  if (at > 0 && /[\p{Letter}\p{Number}_]/u.test(text.charAt(at - 1))) return null;
  const letters = text.slice(at + 1, caret);
  return /[\n@]/.test(letters) || letters.startsWith(" ") ? null : { at, letters };
}

/** The people whose name, or a part of it, begins with the letters; at most six. Nobody once a whole name stands there with a space after it. */
export function findPeople<Found extends Person>(people: readonly Found[], letters: string): Found[] {
  const sought = letters.toLocaleLowerCase();
  const begins = ({ name }: Found) => {
    const whole = name.toLocaleLowerCase();
    return whole.startsWith(sought) || (!sought.includes(" ") && whole.split(/\s+/u).some((part) => part.startsWith(sought)));
  };
  return people.filter(begins).slice(0, peopleMax);
}
