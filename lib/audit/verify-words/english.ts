import type { FindingWords } from "@/lib/audit/finding-kinds";

/** What the page that checks a proof says; in braces stands what is put in. Null for findings: the verifier's own sentences. */
export type VerifyWords = {
  title: string;
  description: string;
  about: string;
  proof: string;
  proofAbout: string;
  key: string;
  optional: string;
  keyAbout: string;
  notChecked: string;
  holds: string;
  fails: string;
  anybody: string;
  promise: string;
  verifier: string;
  findings: FindingWords | null;
};

/** In English, as the verifier itself speaks. */
export const english: VerifyWords = {
  title: "Check a proof",
  description: "Checks, in your browser and without sending anything, that a published fact check is what its newsroom recorded.",
  about:
    "Every published fact check offers its proof as a file. It shows that the text was published by that newsroom, that its verdicts are the ones recorded, and that nothing recorded before was changed. It does not show that a verdict is right.",
  proof: "Proof",
  proofAbout: "A file ending in .assay-proof.json. Drop it here, or choose it.",
  key: "Key that you trust",
  optional: "optional",
  keyAbout: "A verifier key of the newsroom’s log, from its page …/log/keys or from a witness. Without one, compare by eye below.",
  notChecked: "{file} could not be checked",
  holds: "The proof in {file} holds",
  fails: "The proof in {file} does not hold",
  anybody:
    "Anybody can make a proof that holds. Whose this is, the key tells: compare it with one that you got elsewhere than from the file.",
  promise:
    "The file is read by your browser and sent nowhere; this page works without a network once it is open. If you would rather not trust this page, download {verifier} (one file, to be read in ten minutes) and run {command}.",
  verifier: "the verifier",
  findings: null,
};
