import { describe, expect, it } from "vitest";
import { breakDown } from "@/lib/breakdown/break-down";
import { officeHolders } from "@/lib/breakdown/offices";

/** Whom the last `the …` of a text means that is one of these words. */
const meant = (text: string, office: string) => {
  const start = text.lastIndexOf(office);
  const holder = officeHolders(text)({ start, end: start + office.length });
  return holder && text.slice(holder.start, holder.end);
};

describe("an office without a name", () => {
  it("is the one who was named with it before", () => {
    expect(meant("The farm minister, Ida Falk, left. A tree fell. The minister said nothing.", "The minister")).toBe("Ida Falk");
    expect(meant("Ida Falk, the prosecutor, left. The case is old, the prosecutor said.", "the prosecutor")).toBe("Ida Falk");
    expect(meant("Chief Inspector Carl Brandt came. It was late, the inspector said.", "the inspector")).toBe("Carl Brandt");
  });

  it("is nobody where two had it, one without a name may be meant, or another office is asked for", () => {
    for (const text of [
      "The farm minister, Ida Falk, met the trade minister, Carl Brandt. The minister said no.",
      "The farm minister, Ida Falk, met a minister from Norland. The minister said no.",
      "The farm minister, Ida Falk, met the trade minister. The minister said no.",
      "The deputy minister, Ida Falk, left. The minister said no.",
      "The former minister, Ida Falk, left. The minister said no.",
      "The farm minister, Ida Falk, left. The prime minister said no.",
      "The minister said no. The farm minister, Ida Falk, left.",
    ]) {
      const office = /[Tt]he (?:prime )?minister(?= said)/.exec(text)?.[0] ?? "";
      expect(meant(text, office), text).toBeNull();
    }
  });

  it("gives the claimant their name", () => {
    const text = "The county's fire inspector, Ida Falk, came at nine. The house had no alarm when it burned, the inspector said.";
    expect(breakDown(text, { adjust: () => 1 }).candidates.at(-1)?.claimant).toBe("Ida Falk");
  });
});
