import { describe, expect, test } from "vitest";
import { placesFailing } from "@/lib/reports/waivers";
import { aLoadedClaim, aPieceOfEvidence, aPublication } from "@/tests/builders/publication";

type Piece = ReturnType<typeof aPieceOfEvidence>;
const problemsOf = (evidence: Piece[]) => placesFailing(aPublication({ claims: [aLoadedClaim({ evidence })] }), "evidenceCanBeFound");

describe("the gate's rule that evidence can be found", () => {
  const [held, anchored] = [
    { url: null, publisher: "Court clerk" },
    { captureId: "c", anchorState: "exact" as const },
  ];
  const withPlace = { ...anchored, locator: "" };
  test.each<[string, Parameters<typeof aPieceOfEvidence>[0], RegExp | null]>([
    ["a page and its words at one place of the copy", { ...withPlace, source: { kind: "webPage" } }, null],
    ["a page and a place in words", { source: { kind: "webPage" } }, null],
    ["a page and neither", { locator: "", source: { kind: "webPage" } }, /^evidence 1: say where in the source it is/],
    ["a page whose words stand twice", { ...withPlace, anchorState: "ambiguous", source: { kind: "webPage" } }, /say where/],
    ["a page whose words are gone", { ...withPlace, anchorState: "lost", source: { kind: "webPage" } }, /say where/],
    ["a page without an address", { source: { kind: "webPage", url: null } }, /^evidence 1: its source needs its web address/],
    ["a post without an address", { source: { kind: "socialPost", url: null } }, /needs its web address/],
    ["a record on paper: who holds it, of which day, which page", { source: held }, null],
    ["a record on paper that nobody is said to hold", { source: { ...held, publisher: " " } }, /say at it who holds it/],
    ["a record on paper of no day", { source: { ...held, publishedOn: null } }, /say at it of which day it is$/],
    [
      "an interview of a named person on a day, and where in it",
      { source: { kind: "interview", url: null, publisher: null, author: "Mara Lind" } },
      null,
    ],
    ["an interview of nobody", { source: { kind: "interview", url: null, publisher: null } }, /who holds it or said it/],
    [
      "a mail whose words stand in a copy that readers cannot open",
      { ...withPlace, source: { ...held, kind: "email" } },
      /say where in the source/,
    ],
    ["a film and a time", { locator: "1:02:03", source: { kind: "recording" } }, null],
    ["a film and no time", { ...anchored, source: { kind: "recording" } }, /where in the source: Say when in the recording/],
    ["a table and cells", { locator: "Sheet1!B2", source: { ...held, kind: "dataset" } }, null],
    ["a table and neither cells nor a query", { ...withPlace, source: { kind: "dataset" } }, /where in the source: Say which cells/],
    ["a picture and a part of it", { locator: "on the sign", source: { kind: "image" } }, null],
    [
      "a sealed source, told of",
      { locator: "", source: { url: null, sealed: { withholdings: [{ summary: "A clerk", reason: "Their post." }] } } },
      null,
    ],
    ["a sealed source, not told of", { source: { sealed: { withholdings: [] } } }, /^evidence 1: say at its source what readers/],
  ])("judges %s", (_, changes, problem) => {
    const [place] = problemsOf([aPieceOfEvidence(changes)]);
    if (problem === null) expect(place).toBeUndefined();
    else expect(place).toMatchObject({ kind: "claim", detail: expect.stringMatching(problem) });
  });

  test("names each source at which something is put right once, and no other", () => {
    const [lost, other] = [{ url: null, publisher: null }, { id: "other" }];
    const evidence = [1, 2, 3, 4].map((number) =>
      aPieceOfEvidence({ number, locator: number === 4 ? "" : "page 2", source: number < 3 ? lost : other }),
    );
    expect(problemsOf(evidence)).toMatchObject([
      {
        detail:
          "evidence 1, 2: its source has no web address: say at it who holds it or said it (publisher or author); evidence 4: say where in the source it is: page, section, minute, cell",
        sources: [{ id: aPieceOfEvidence().source.id, title: "Bridge accounts" }],
      },
    ]);
  });
});
