import { expect, test } from "vitest";
import { sayBalance } from "@/components/evidence/evidence-words";
import { weighEvidence } from "@/lib/evidence/balance";

const source = (publisher: string, independenceGroup: string | null = null) => ({
  title: publisher,
  url: null,
  publisher,
  independenceGroup,
});
const piece = (stance: "supports" | "refutes" | "context", from = source("City"), withdrawnAt: Date | null = null) => ({
  ...{ stance, source: from, withdrawnAt },
});
const [found, nothing] = [{ isFound: true }, { isFound: false }];

test.each([
  ["nothing at all", [], [], "0 support · 0 refute · no search for counter-evidence recorded"],
  [
    "one side only, which the other shows",
    [piece("supports")],
    [nothing],
    "1 supports · 0 refute · searched for counter-evidence: nothing found",
  ],
  [
    "independent sources on each side",
    [piece("supports"), piece("supports", source("Port")), piece("refutes"), piece("context")],
    [found],
    "2 support · 1 refutes · 1 gives context · searched for counter-evidence: found",
  ],
  [
    "two reports of one agency as one source",
    [piece("refutes", source("Herald", "Agency")), piece("refutes", source("Post", "agency ")), piece("refutes", source("Port"))],
    [nothing, nothing],
    "0 support · 3 refute (2 independent sources) · searched for counter-evidence 2 times: nothing found",
  ],
  [
    "several passages of one source",
    [piece("supports"), piece("supports")],
    [nothing, found],
    "2 support (1 independent source) · 0 refute · searched for counter-evidence 2 times: found in 1",
  ],
  [
    "no withdrawn piece",
    [piece("refutes", source("Port"), new Date(0)), piece("context", source("Port"), new Date(0))],
    [],
    "0 support · 0 refute · no search for counter-evidence recorded",
  ],
])("the balance says %s", (_, evidence, searches, words) => {
  expect(sayBalance(weighEvidence(evidence, searches)).join(" · ")).toBe(words);
});
