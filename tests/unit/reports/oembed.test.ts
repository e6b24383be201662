import { DOMParser } from "linkedom";
import { describe, expect, test } from "vitest";
import { claimAddressIn, oembedLinks, oembedOf, oembedXml } from "@/lib/reports/oembed";
import { aVersion, onlyClaim } from "@/tests/builders/publication";

const baseUrl = "https://courier.example";
const version = aVersion();
const claim = onlyClaim(version);

describe("which claim an address means", () => {
  test.each([
    [`${baseUrl}/newsrooms/courier/claims/claim-1`, { newsroom: "courier", claim: "claim-1" }],
    [`${baseUrl}/newsrooms/courier/claims/claim-1/?utm_source=x#why`, { newsroom: "courier", claim: "claim-1" }],
    [`${baseUrl}/newsrooms/courier/claims/claim-1/versions/12`, { newsroom: "courier", claim: "claim-1", number: 12 }],
  ])("%s", (url, address) => {
    expect(claimAddressIn(url, baseUrl)).toEqual(address);
  });

  test.each([
    "no address",
    "https://courier.example.evil.example/newsrooms/courier/claims/claim-1",
    "https://other.example/newsrooms/courier/claims/claim-1",
    "http://courier.example/newsrooms/courier/claims/claim-1",
    `${baseUrl}/newsrooms/courier/reports/the-bridge`,
    `${baseUrl}/newsrooms/courier/claims/claim-1/versions/01`,
    `${baseUrl}/newsrooms/courier/claims/claim-1/embed`,
    "javascript:alert(1)//newsrooms/courier/claims/claim-1",
  ])("none: %s", (url) => {
    expect(claimAddressIn(url, baseUrl)).toBeNull();
  });

  test("also where this site is not at the root of its host", () => {
    const base = "https://example.org/desk";
    expect(claimAddressIn(`${base}/newsrooms/courier/claims/claim-1`, base)).toEqual({ newsroom: "courier", claim: "claim-1" });
    expect(claimAddressIn("https://example.org/newsrooms/courier/claims/claim-1", base)).toBeNull();
  });
});

describe("an answer", () => {
  test("is what oEmbed 1.0 asks of the type rich", () => {
    expect(oembedOf({ version, claim }, { baseUrl, most: { width: 400 } })).toEqual({
      ...{ version: "1.0", type: "rich", width: 400, height: expect.any(Number), cache_age: 300 },
      title: `False: ${claim.statement}`,
      ...{ author_name: "The Harbour Courier", author_url: `${baseUrl}/newsrooms/courier` },
      ...{ provider_name: "The Harbour Courier", provider_url: `${baseUrl}/newsrooms/courier` },
      html: expect.stringMatching(/^<iframe src="https:\/\/courier\.example\/newsrooms\/courier\/claims\/claim-1\/embed" .*width="400"/),
    });
  });

  test("keeps to the version that was asked for", () => {
    expect(oembedOf({ version, claim, number: 1 }, { baseUrl, most: {} }).html).toContain("/claims/claim-1/versions/1/embed");
  });

  test("says the same as XML, with words as words", () => {
    const sly = { ...claim, statement: `</title><x/> & "quoted" \u0001` };
    const answer = oembedOf({ version, claim: sly }, { baseUrl, most: {} });
    const xml = oembedXml(answer);
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?>/);
    const document = new DOMParser().parseFromString(xml, "text/xml");
    const said = Object.fromEntries([...document.querySelectorAll("oembed > *")].map((one) => [one.localName, one.textContent]));
    const expected = Object.entries(answer).map(([name, value]) => [name, String(value).replaceAll("\u0001", "\uFFFD")]);
    expect(said).toEqual(Object.fromEntries(expected));
  });

  test("is found from the page", () => {
    expect(oembedLinks(`${baseUrl}/newsrooms/courier/claims/claim-1`)["application/json+oembed"]).toEqual([
      { url: "/api/oembed?url=https%3A%2F%2Fcourier.example%2Fnewsrooms%2Fcourier%2Fclaims%2Fclaim-1&format=json", title: "oEmbed" },
    ]);
  });
});
