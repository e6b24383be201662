import { expect, test } from "vitest";
import { versionMessage } from "@/lib/outgoing/message";
import { aVersion, onlyClaim } from "@/tests/builders/publication";

const recorded = { sequence: 7, contentHash: "b".repeat(64) };
const baseUrl = "https://courier.example";

test("a message about very many claims stays small, names how many there are, and tells first of those that changed", () => {
  const version = aVersion();
  const claim = onlyClaim(version);
  const before = { number: 1, publishedAt: claim.modifiedAt, statement: claim.statement };
  const claims = Array.from({ length: 300 }, (_, place) => ({
    ...{ ...claim, id: `claim-${place}`, statement: `${place} ${"ü".repeat(200)}` },
    history: [{ ...before, rating: { key: place === 299 ? "true" : claim.verdict.rating.key, label: "Before", position: null } }],
  }));
  const { body } = versionMessage({ ...version, claims }, recorded, baseUrl);
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
  const { data } = JSON.parse(body);
  expect([data.claimCount, data.claims[0].id, data.claims[1].id]).toEqual([300, "claim-299", "claim-0"]);
  expect(data.claims.length).toBeGreaterThan(20);
  const { body: whole } = versionMessage({ ...version, claims: claims.slice(0, 20) }, recorded, baseUrl);
  expect(JSON.parse(whole).data.claims.map(({ id }: { id: string }) => id)).toEqual(claims.slice(0, 20).map(({ id }) => id));
});
