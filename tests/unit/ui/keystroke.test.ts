import { describe, expect, it } from "vitest";
import { matchStrokes, strokeOf } from "@/components/ui/keystroke";

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("strokeOf", () => {
  it.each([
    [{ ...plain, key: "j" }, "j"],
    [{ ...plain, key: "J", shiftKey: true }, "shift+j"],
    [{ ...plain, key: "?", shiftKey: true }, "?"],
    [{ ...plain, key: "/" }, "/"],
    [{ ...plain, key: "k", ctrlKey: true }, "mod+k"],
    [{ ...plain, key: "k", metaKey: true }, "mod+k"],
    [{ ...plain, key: "Enter", ctrlKey: true, shiftKey: true }, "mod+shift+enter"],
    [{ ...plain, key: "ArrowDown" }, "arrowdown"],
    [{ ...plain, key: " " }, "space"],
    [{ ...plain, key: "Shift", shiftKey: true }, null],
    [{ ...plain, key: "Dead" }, null],
  ])("reads %o as %s", (event, stroke) => {
    expect(strokeOf(event)).toBe(stroke);
  });
});

describe("matchStrokes", () => {
  const known = ["j", "g a", "g c", "mod+k", "a"];

  it("runs a single key at once", () => {
    expect(matchStrokes(known, "", "j")).toEqual({ run: "j" });
  });

  it("waits after the first key of a sequence and runs at the second", () => {
    expect(matchStrokes(known, "", "g")).toEqual({ wait: "g" });
    expect(matchStrokes(known, "g", "a")).toEqual({ run: "g a" });
  });

  it("takes a key that fits no sequence by itself", () => {
    expect(matchStrokes(known, "g", "j")).toEqual({ run: "j" });
  });

  it("ignores what nobody asked for", () => {
    expect(matchStrokes(known, "", "q")).toBeNull();
    expect(matchStrokes(known, "g", "q")).toBeNull();
  });
});
