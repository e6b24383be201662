import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { messageIdOf, signedHeaders, writeSecret } from "@/lib/outgoing/signature";

const [now, before, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const body = JSON.stringify({ type: "report.published", words: "ü ❤ \u202E </script>" });
const message = { id: "msg_1", at: new Date(), body };

test("the receivers' own library accepts a message, by either secret while one is changed, and no other", () => {
  const headers = signedHeaders(message, [now, before]);
  for (const secret of [now, before]) expect(new Webhook(writeSecret(secret)).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(writeSecret(foreign)).verify(body, headers)).toThrow("No matching signature");
});

test("it refuses a message whose words, id or time were changed, and one that is old", () => {
  const reader = new Webhook(writeSecret(now));
  const headers = signedHeaders(message, [now]);
  expect(() => reader.verify(`${body} `, headers)).toThrow("No matching signature");
  expect(() => reader.verify(body, { ...headers, "webhook-id": "msg_2" })).toThrow("No matching signature");
  const later = String(Number(headers["webhook-timestamp"]) + 1);
  expect(() => reader.verify(body, { ...headers, "webhook-timestamp": later })).toThrow("No matching signature");
  const old = signedHeaders({ ...message, at: new Date(Date.now() - 10 * 60 * 1000) }, [now]);
  expect(() => reader.verify(body, old)).toThrow("too old");
});

test("a message has one id for good, and no other has it", () => {
  const of = { workspaceId: "w", targetId: "t", sequence: 7n };
  expect(messageIdOf(of)).toMatch(/^msg_[0-9a-f]{32}$/);
  const ids = [of, of, { ...of, sequence: 8n }, { ...of, targetId: "u" }, { ...of, workspaceId: "x" }].map(messageIdOf);
  expect(new Set(ids).size).toBe(4);
});
