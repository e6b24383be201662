import { describe, expect, it } from "vitest";
import { chosenIn, wholeIn } from "@/app/(newsroom)/[workspace]/audit/chosen";

describe("what an address of the log chooses", () => {
  it("takes whole days of UTC, the last included, and keeps them in the address", () => {
    const { filter, chosen, from, to } = chosenIn({ from: "2026-11-28", to: "2026-11-29", before: "7" });
    expect(filter).toEqual({ since: new Date("2026-11-28T00:00:00Z"), until: new Date("2026-11-30T00:00:00Z"), before: 7 });
    expect([from, to, chosen.toString()]).toEqual(["2026-11-28", "2026-11-29", "from=2026-11-28&to=2026-11-29"]);
  });

  it.each(["2026-13-01", "yesterday", "", "2026-11-28T00:00", "0000-01-01", "20261-11-28"])("takes %j for no day", (from) => {
    expect(chosenIn({ from, to: from })).toMatchObject({ from: "", to: "", filter: {} });
  });

  it("takes the one article or claim by its id, and nothing else for one", () => {
    const [articleId, claimId] = ["01a22843-98ac-72e9-ac0e-3c55221123a5", "01a22843-98d3-7268-b633-9ddd641e7132"];
    expect(wholeIn({ article: articleId, claim: claimId })).toEqual({ articleId, claimId });
    expect(wholeIn({ article: "nonsense", claim: [claimId, claimId] })).toEqual({});
  });
});
