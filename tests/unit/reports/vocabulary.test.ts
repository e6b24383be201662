import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { claimReviewOf } from "@/lib/reports/claim-review";
import { writeJsonLd } from "@/lib/reports/json-ld";
import { newsroomMarkupOf, reportMarkupOf } from "@/lib/reports/report-markup";
import { sealVersion } from "@/lib/reports/version";
import { aLoadedClaim, aPublication, aVerdict, aVersion, onlyClaim } from "@/tests/builders/publication";

// schema.org's own vocabulary says which property belongs to which type, and what may stand in it.
const vocabulary = "../shared/vectors/structured/schemaorg-all-https.jsonld";

const reference = z.object({ "@id": z.string() });
const references = z.union([reference, z.array(reference)]).optional();
const term = z.object({
  "@id": z.string(),
  "rdfs:subClassOf": references,
  "schema:domainIncludes": references,
  "schema:rangeIncludes": references,
});
type Term = z.infer<typeof term>;

const namesIn = (given: z.infer<typeof references>) => [given ?? []].flat().map((one) => one["@id"].replace("schema:", ""));

function readVocabulary(): Map<string, Term> {
  const graph = z.object({ "@graph": z.array(z.looseObject({ "@id": z.string() })) }).parse(JSON.parse(readFileSync(vocabulary, "utf8")));
  return new Map(graph["@graph"].map((one) => [one["@id"].replace("schema:", ""), term.parse(one)]));
}

function lineage(terms: ReadonlyMap<string, Term>, type: string): Set<string> {
  const parents = namesIn(terms.get(type)?.["rdfs:subClassOf"]);
  return new Set([type, ...parents.flatMap((parent) => [...lineage(terms, parent)])]);
}

const literals: Record<string, readonly string[]> = {
  string: ["Text", "URL", "Date", "DateTime", "CssSelectorType", "XPathType"],
  number: ["Number", "Integer", "Float", "Text"],
};

function faultsOf(terms: ReadonlyMap<string, Term>, node: Record<string, unknown>): string[] {
  const type = String(node["@type"]);
  if (!terms.has(type)) return [`${type} is no type`];
  const kin = lineage(terms, type);
  return Object.entries(node).flatMap(([name, value]) => {
    if (name.startsWith("@")) return [];
    const property = terms.get(name);
    if (property === undefined) return [`${name} is no property`];
    if (!namesIn(property["schema:domainIncludes"]).some((domain) => kin.has(domain))) return [`${name} does not belong to ${type}`];
    const range = namesIn(property["schema:rangeIncludes"]);
    return [value].flat().flatMap((one) => {
      if (typeof one === "object" && one !== null) {
        const inner = one as Record<string, unknown>;
        const fits = range.some((allowed) => lineage(terms, String(inner["@type"])).has(allowed));
        return [...(fits ? [] : [`${name} may not be a ${inner["@type"]}`]), ...faultsOf(terms, inner)];
      }
      return literals[typeof one]?.some((literal) => range.includes(literal)) ? [] : [`${name} may not be a ${typeof one}`];
    });
  });
}

const isAbsent = !existsSync(vocabulary);

test.skipIf(isAbsent)(
  `every type and property of our markup is in schema.org's vocabulary, in its place (${vocabulary}, skipped when absent)`,
  () => {
    const terms = readVocabulary();
    expect(terms.size).toBeGreaterThan(2000);
    const version = aVersion();
    const publication = aPublication({ claims: [aLoadedClaim({ verdicts: [aVerdict({ rating: "true" })] })] });
    const previous = { version, contentHash: sealVersion(version).contentHash };
    const corrected = aVersion({ ...publication, previous }, { change: "correction", reason: "New accounts." });
    expect(claimReviewOf(corrected, onlyClaim(corrected), "")).toHaveProperty("correction");
    const base = "https://assay.example";
    const markup = [
      claimReviewOf(version, onlyClaim(version), base),
      claimReviewOf(corrected, onlyClaim(corrected), base),
      reportMarkupOf(version, base),
      newsroomMarkupOf({ ...version.newsroom, funding: "Readers.", people: 1 }, base),
    ];
    for (const one of markup) expect(faultsOf(terms, JSON.parse(writeJsonLd(one)))).toEqual([]);
    expect(faultsOf(terms, { "@type": "ClaimReview", claimant: "x", claimReviewed: { "@type": "Person" }, headlines: "x" })).toEqual([
      "claimant is no property",
      "claimReviewed may not be a Person",
      "headlines is no property",
    ]);
  },
);
