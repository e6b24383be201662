import { expect, test } from "vitest";
import { givesAway } from "@/lib/confidential/gives-away";

const sealed = { name: "Berengaria Quillfeather", contact: "+49 30 1234567\nberengaria@harbour.example", note: "Harbour" };

test.each([
  ["Berengaria Quillfeather told us", true],
  ["a Ms Quillfeather of the authority", true],
  ["Mx BERENGARIA QUILLFEATHER", true],
  ["write to BERENGARIA@harbour.example", true],
  ["call 1234567", true],
  ["An official of the Harbour authority", false],
  ["somebody with quills and a feather", false],
  ["", false],
])("%s: holds a part of what is sealed: %s", (words, expected) => {
  expect(givesAway(words, sealed)).toBe(expected);
});

test("nothing sealed gives nothing away", () => {
  expect(givesAway("An official, known to the editor.", { name: "", contact: "", note: "" })).toBe(false);
});
