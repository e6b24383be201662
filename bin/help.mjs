/** What each command is for, in one line. */
export const summaries = {
  anchor: "find words of an old text in a new one",
  attribute: "who says what in a text",
  audit: "check the whole record: every event, and the tables with it",
  backup: "save the database and the stored evidence in one file",
  "bench-breakdown": "measure the breakdown on the dev sets",
  breakdown: "the sentences and candidate claims of an article",
  checkpoint: "sign the newest head of each log",
  decompose: "the single facts of a sentence",
  fixity: "read every stored file of evidence again",
  "found-workspace": "found a newsroom with its first owner",
  match: "find earlier claims that say the same",
  recheck: "look for changes in the articles that were fetched",
  reseal: "encrypt what is sealed with a new key",
  restore: "put a backup into an empty database",
  score: "how worth a check a sentence is, and why",
  segment: "where sentences begin and end",
  train: "learn from a newsroom's own decisions",
  "train-breakdown": "refit the weights of the breakdown",
  "train-encoder": "train the upper layer of the sentence encoder",
  "train-likeness": "train the sentence encoder to tell what says the same",
  verify: "check the proof of a published version, offline",
  witness: "cosign the logs of others",
  worker: "the background worker that npm start runs",
};

/** How the program is used, and what each of its commands is for. */
export function sayCommands() {
  const widest = Math.max(...Object.keys(summaries).map((name) => name.length));
  const lines = Object.entries(summaries).map(([name, summary]) => `  ${name.padEnd(widest)}  ${summary}\n`);
  return `usage: assay COMMAND [ARGUMENTS]\n${lines.join("")}assay COMMAND --help tells how one is used.\n`;
}
