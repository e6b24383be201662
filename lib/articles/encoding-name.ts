const guesser = "chardet@2.2.0";

/** How a snapshot's extractor names an encoding that was guessed, such as `chardet@2.2.0:windows-1252`. */
export function nameGuess(encoding: string): string {
  return `${guesser}:${encoding}`;
}

/** The encoding that a snapshot's text was read in by a guess; null when it was declared, or plain UTF-8. */
export function guessedEncodingOf(extractor: string): string | null {
  return /(?:^| )chardet@[\d.]+:(\S+)/.exec(extractor)?.[1] ?? null;
}
