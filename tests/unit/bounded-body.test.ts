import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readBounded } from "@/lib/bounded-body";

test("a body in an unknown coding is closed, and that it calls this an error ends nobody", async () => {
  // As bodies of the network do. The runner fails on an error that nobody listens for.
  const body = new Readable({ read: () => undefined, destroy: (_, done) => done(new Error("Request aborted")) });
  const closed = new Promise((resolve) => body.on("close", resolve));
  const read = readBounded(body, { coding: "rot13", bytesMax: 1000, signal: new AbortController().signal });
  await expect(read).rejects.toThrow("packed in a way that cannot be read");
  await closed;
  expect(body.destroyed).toBe(true);
});
