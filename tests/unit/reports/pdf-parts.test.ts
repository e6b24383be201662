import { expect, it } from "vitest";
import { pdfOf } from "@/lib/reports/pdf-parts";
import { sealVersion } from "@/lib/reports/version";
import { aLoadedClaim, aPublication, aStoredContact, aVersion } from "@/tests/builders/publication";

it("begins a line wherever a text does, in whichever way it says so, and glues no words together", () => {
  const answer = "One.\rTwo.\vThree.\u2028Four.\r\nFive.";
  const contacts = [aStoredContact({ answer, outcome: "answered", isDisclosed: true })];
  const version = aVersion(aPublication({ claims: [aLoadedClaim({ contacts })] }));
  const { parts } = pdfOf({ version, newest: version, contentHash: sealVersion(version).contentHash }, "https://news.example");
  const words = parts.flatMap(({ lines }) => lines).join("\n");
  expect(words).toContain("One.");
  expect(words).not.toMatch(/\.(?:Two|Three|Four|Five)\./);
});
