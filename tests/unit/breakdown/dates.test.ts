import { describe, expect, it } from "vitest";
import { withAbsoluteDates } from "@/lib/breakdown/dates";

describe("absolute dates", () => {
  // 17 May 2023 was a Wednesday.
  const on = (statement: string) => withAbsoluteDates(statement, "2023-05-17");

  it("come behind relative ones in brackets, reckoned from the day of publication", () => {
    expect(on("The dam broke on Monday.")).toBe("The dam broke on Monday [2023-05-15].");
    expect(on("The dam broke on Wednesday.")).toBe("The dam broke on Wednesday [2023-05-17].");
    expect(on("It rained yesterday and today.")).toBe("It rained yesterday [2023-05-16] and today [2023-05-17].");
    expect(on("Prices fell last year.")).toBe("Prices fell last year [2022].");
    expect(on("Prices fell last month.")).toBe("Prices fell last month [2023-04].");
  });

  it("are left where a weekday names no one day", () => {
    for (const text of ["Every Monday the council meets.", "The shop is closed on Sunday.", "The dam broke last Tuesday."])
      expect(on(text)).toBe(text);
    expect(on("The dam was closed on Sunday.")).toBe("The dam was closed on Sunday [2023-05-14].");
    expect(on("The dam broke last Friday.")).toBe("The dam broke last Friday [2023-05-12].");
  });

  it("look ahead where the sentence does", () => {
    expect(on("A court will rule on Friday.")).toBe("A court will rule on Friday [2023-05-19].");
    expect(on("They meet next Monday.")).toBe("They meet next Monday [2023-05-22].");
  });

  it("leave a weekday at which something ends or begins, which can be to come", () => {
    for (const said of ["The port was shut until Monday.", "It stopped all boats from Monday.", "They paid by Friday."])
      expect(on(said)).toBe(said);
    expect(on("The port will be shut until Monday.")).toMatch(/Monday \[\d/);
  });

  it("leave everything else, and anything without a day of publication, as it is", () => {
    expect(on("The dam was built in 1931.")).toBe("The dam was built in 1931.");
    expect(withAbsoluteDates("The dam broke on Monday.", "soon")).toBe("The dam broke on Monday.");
  });

  it("cross the ends of years", () => {
    expect(withAbsoluteDates("It began last month and yesterday.", "2024-01-01")).toBe(
      "It began last month [2023-12] and yesterday [2023-12-31].",
    );
  });
});
