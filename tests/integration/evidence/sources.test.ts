import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/actor";
import { visitor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { readEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { getSource } from "@/lib/evidence/capture-queries";
import { giveSourceAddress } from "@/lib/evidence/give-source-address";
import { findSourceChoices, listEvidence, listNewestSources } from "@/lib/evidence/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";

let newsroom: Newsroom;
let claimId: string;
beforeAll(async () => {
  newsroom = await aNewsroom();
  claimId = (await aClaim(newsroom)).claimId;
});

type Described = { sourceTitle: string; sourcePublisher?: string; sourceUrl?: string };

/** A source of the newsroom, recorded with a piece of evidence. */
async function aSource(described: Described) {
  const { sourceId } = accepted(
    await attachEvidence(newsroom.reviewer, { ...someEvidence, claimId, sourceUrl: "", sourcePublisher: "", ...described }),
  );
  return sourceId;
}

describe("a source to choose", () => {
  const titlesOf = async (search: string, viewer: Parameters<typeof findSourceChoices>[0] = newsroom.viewer) =>
    (await findSourceChoices(viewer, { search })).sources.map(({ title }) => title);

  test("is found among all the newsroom has by words of title, publisher and address, in any order and case", async () => {
    const oldest = await aSource({
      sourceTitle: "Harbour minutes",
      sourcePublisher: "Port Authority",
      sourceUrl: "https://port.example/m1",
    });
    for (let number = 1; number <= 21; number += 1) await aSource({ sourceTitle: `Ledger ${number}`, sourcePublisher: "Council" });

    expect((await listNewestSources(newsroom.viewer)).map(({ id }) => id)).not.toContain(oldest);
    expect(await titlesOf("harbour MINUTES")).toEqual(["Harbour minutes"]);
    expect(await titlesOf("  authority   minutes ")).toEqual(["Harbour minutes"]);
    expect(await titlesOf("port.example/m1")).toEqual(["Harbour minutes"]);
    expect(await titlesOf("harbour council")).toEqual([]);

    const many = await findSourceChoices(newsroom.viewer, { search: "ledger" });
    expect([many.sources.length, many.sources[0]?.title, many.hasMore]).toEqual([20, "Ledger 21", true]);
    expect((await findSourceChoices(newsroom.viewer, { search: "ledger 21" })).hasMore).toBe(false);
    expect((await findSourceChoices(newsroom.viewer, { source: oldest })).sources).toMatchObject([{ title: "Harbour minutes" }]);
  });

  test("is nobody else's", async () => {
    const sourceId = await aSource({ sourceTitle: "Only ours" });
    const elsewhere = await aNewsroom();
    expect(await titlesOf("Only ours", elsewhere.owner)).toEqual([]);
    expect(await titlesOf("", visitor)).toEqual([]);
    expect((await findSourceChoices(elsewhere.owner, { source: sourceId })).sources).toEqual([]);
  });
});

describe("a source that is known by its address", () => {
  const url = "https://city.gov/accounts";
  const attach = (described: object) =>
    attachEvidence(newsroom.reviewer, { ...someEvidence, claimId, sourceUrl: url, ...described }).then(accepted);

  test("takes over what nobody had said of it, keeps what was said otherwise and names it, and the log says so", async () => {
    const first = await attach({ sourceTitle: "Accounts", sourcePublisher: "City" });
    const second = await attach({
      ...{ sourceTitle: "The accounts", sourcePublisher: "City Hall", sourceAuthor: "B. Auditor", sourceKind: "officialRecord" },
      ...{ sourcePublishedOn: "2025-03-01", sourceInterests: "The city checks itself.", sourceUrl: `${url}#:~:text=Total%20cost` },
    });
    expect(second.sourceId).toBe(first.sourceId);
    expect([first.kept, second.kept]).toEqual([[], ["title", "kind", "publisher"]]);
    const source = await getSource(newsroom.viewer, first.sourceId);
    expect(source).toMatchObject({ title: "Accounts", kind: "webPage", publisher: "City", author: "B. Auditor", revision: 2, url });
    expect(source).toMatchObject({ publishedOn: new Date("2025-03-01"), interests: "The city checks itself." });
    const to = { author: "B. Auditor", publishedOn: "2025-03-01", interests: "The city checks itself." };
    const events = await database.auditEvent.findMany({ where: { stream: `source:${first.sourceId}` }, orderBy: { sequence: "asc" } });
    const told = events.map((row) => readEvent(row).event).filter(({ type }) => type === "source.described");
    expect(told).toMatchObject([{ payload: { from: { author: null, publishedOn: null, interests: "" }, to } }]);
    expect(await attach({ sourceTitle: "Accounts", sourcePublisher: "City" })).toMatchObject({ sourceId: first.sourceId, kept: [] });
    expect((await getSource(newsroom.viewer, first.sourceId))?.revision).toBe(2);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("is found however the address was typed", async () => {
    const { sourceId } = await attach({ sourceTitle: "Front page", sourceUrl: "https://harbour.gov/" });
    expect(await attach({ sourceTitle: "Front page", sourceUrl: "HTTPS://Harbour.gov" })).toMatchObject({ sourceId });
    expect(await attach({ sourceTitle: "Front page", sourceUrl: "https://harbour.gov/other" })).not.toMatchObject({ sourceId });
    const other = (await aClaim(newsroom)).claimId;
    await attach({ sourceId, claimId: other });
    expect((await listEvidence(newsroom.viewer, other)).evidence).toMatchObject([{ usedElsewhere: 2 }]);
    expect((await listEvidence(newsroom.viewer, claimId)).evidence.filter(({ source }) => source.id === sourceId)).toMatchObject([
      { usedElsewhere: 1 },
      { usedElsewhere: 1 },
    ]);
    expect(await getSource(newsroom.viewer, sourceId)).toMatchObject({ usesCount: 3 });
  });
});

describe("a source that was recorded without an address", () => {
  test("is given one, once, is captured there at once, and the log says so", async () => {
    const sourceId = await aSource({ sourceTitle: "Talk with the treasurer" });
    const url = "https://city.gov/talk";
    accepted(await giveSourceAddress(newsroom.reviewer, { sourceId, url }));
    const source = await getSource(newsroom.viewer, sourceId);
    expect(source).toMatchObject({ url, revision: 1, captures: [{ number: 1, outcome: null }] });
    const events = await database.auditEvent.findMany({
      where: { workspaceId: newsroom.workspaceId },
      orderBy: { sequence: "desc" },
      take: 2,
      select: { type: true },
    });
    expect(events.map(({ type }) => type)).toEqual(["capture.requested", "source.address-given"]);

    const before = await logSize(newsroom.owner);
    const again = await giveSourceAddress(newsroom.editor, { sourceId, url: "https://city.gov/other" });
    expect(again).toMatchObject({ refusal: { code: "FORBIDDEN", reason: expect.stringContaining("has its address") } });
    expect(await logSize(newsroom.owner)).toBe(before);
  });

  test("is not captured at an address that leads nowhere", async () => {
    const sourceId = await aSource({ sourceTitle: "A page of the demo" });
    accepted(await giveSourceAddress(newsroom.reviewer, { sourceId, url: "https://city.example/page" }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      type: "source.address-given",
      payload: { title: "A page of the demo", url: "https://city.example/page" },
    });
    expect((await getSource(newsroom.viewer, sourceId))?.captures).toEqual([]);
  });

  test("never gets another source's address, none at all, or one from whoever may not say so", async () => {
    await aSource({ sourceTitle: "The page itself", sourceUrl: "https://city.example/itself" });
    const sourceId = await aSource({ sourceTitle: "A note of it" });
    const before = await logSize(newsroom.owner);
    const give = (actor: Actor, url: string) => giveSourceAddress(actor, { sourceId, url });
    const elsewhere = await aNewsroom();
    expect(await give(newsroom.reviewer, "https://city.example/itself")).toMatchObject({
      refusal: { fields: { url: [expect.stringContaining("The page itself")] } },
    });
    for (const url of ["", "javascript:alert(1)", "city.example"])
      expect(await give(newsroom.reviewer, url)).toMatchObject({ refusal: { fields: { url: [expect.stringContaining("http")] } } });
    expect(await give(newsroom.viewer, "https://city.example/new")).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await give(elsewhere.owner, "https://city.example/new")).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await logSize(newsroom.owner)).toBe(before);
    expect((await getSource(newsroom.viewer, sourceId))?.url).toBeNull();
  });
});
