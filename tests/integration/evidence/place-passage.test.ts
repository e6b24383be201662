import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { getCapture } from "@/lib/evidence/capture-queries";
import { placePassage } from "@/lib/evidence/place-passage";
import { accounts, around, quote } from "@/tests/builders/accounts";
import { captureAgain, captureFirst } from "@/tests/builders/capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { pageOf, publicAddress, startSourceServer } from "@/tests/support/source-server";

let newsroom: Newsroom;
let sources: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  [newsroom, sources] = await Promise.all([aNewsroom(), startSourceServer()]);
});
afterAll(() => sources.close());

const evidenceRow = (id: string) => database.evidence.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id } });
const checksOf = async (evidenceId: string) =>
  (await database.evidenceCheck.findMany({ where: { workspaceId: newsroom.workspaceId, evidenceId }, orderBy: { id: "asc" } })).map(
    ({ state }) => state,
  );

test("a copy with the passage in it several times waits for a person, who says where it stands; without one it is flagged all the same", async () => {
  const url = sources.show(
    "/twice",
    pageOf("Accounts 2024", [...around, quote, "It was said again a week later, in the same words.", quote]),
  );
  const { claimId } = await aClaim(newsroom);
  const { evidenceId, sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: url, quote }));
  const { evidenceId: unplaced } = accepted(
    await attachEvidence(newsroom.reviewer, { ...someEvidence, claimId: (await aClaim(newsroom)).claimId, sourceId, quote }),
  );
  const capture = await captureFirst(newsroom.reviewer, sourceId);
  expect(await evidenceRow(evidenceId)).toMatchObject({ anchorState: "ambiguous", anchorStart: null, captureId: capture.id });
  const waiting = (await getCapture(newsroom.viewer, capture.id))?.evidence.find(({ id }) => id === evidenceId);
  const [first, second] = waiting?.places ?? [];
  expect([first?.exact, second?.exact, waiting?.places.length]).toEqual([quote, quote, 2]);
  const choice = { evidenceId, captureId: capture.id, place: { start: second?.start ?? 0, end: second?.end ?? 0 } };
  expect(await placePassage(newsroom.viewer, choice)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  expect(await placePassage((await aNewsroom()).reviewer, choice)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  expect(await placePassage(newsroom.reviewer, { ...choice, place: { start: 0, end: quote.length } })).toMatchObject({
    refusal: { fields: { place: [expect.any(String)] } },
  });
  accepted(await placePassage(newsroom.reviewer, choice));
  expect(await evidenceRow(evidenceId)).toMatchObject({
    anchorState: "exact",
    anchorStart: second?.start,
    anchorEnd: second?.end,
    revision: 1,
  });
  expect(await newestEvent(newsroom.reviewer)).toMatchObject({
    type: "passage.placed",
    payload: { evidenceId, from: "ambiguous", to: "exact", place: choice.place },
  });
  expect(await placePassage(newsroom.secondReviewer, { ...choice, place: null })).toMatchObject({ refusal: { code: "CONFLICT" } });
  sources.show("/twice", accounts.replaceAll("38,200,000", "41,000,000"));
  await captureAgain(newsroom.reviewer, sourceId);
  sources.remove("/twice");
  await captureAgain(newsroom.reviewer, sourceId);
  expect(await checksOf(evidenceId)).toEqual(["changed", "gone"]);
  expect(await checksOf(unplaced)).toEqual(["changed", "gone"]);
  accepted(await placePassage(newsroom.reviewer, { evidenceId: unplaced, captureId: capture.id, place: null }));
  expect(await evidenceRow(unplaced)).toMatchObject({ anchorState: "lost", anchorStart: null });
});
