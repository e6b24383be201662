import { expect, test } from "vitest";
import { setTopicsInput } from "@/lib/articles/schema";
import { mostUsed, spelledAsInUse, topicsIn } from "@/lib/articles/topics";

test.each([
  ["", []],
  [" , ;\n", []],
  ["Harbour", ["Harbour"]],
  [
    "Harbour,  city   budget ;\u0637\u0627\u0642\u0629\u060c \u0645\u064a\u0627\u0647",
    ["Harbour", "city budget", "\u0637\u0627\u0642\u0629", "\u0645\u064a\u0627\u0647"],
  ],
  ["harbour, Harbour, HARBOUR", ["harbour"]],
  ["<b>x</b>, =1+1", ["<b>x</b>", "=1+1"]],
])("reads the topics in %j", (text, topics) => {
  expect(topicsIn(text)).toEqual(topics);
});

test("keeps the spelling that is in use, and offers what is used most first", () => {
  expect(spelledAsInUse(["HARBOUR", "Ferry"], ["harbour", "Budget"])).toEqual(["harbour", "Ferry"]);
  expect(mostUsed([{ topics: ["b", "a"] }, { topics: ["c", "b"] }, { topics: [] }])).toEqual(["b", "a", "c"]);
});

test("refuses more than five topics, long ones, and what cannot be stored, by name", () => {
  const articleId = "0190aaaa-0000-7000-8000-00000000000d";
  const wrong = (topics: string) => setTopicsInput.safeParse({ articleId, topics, seen: [] }).error?.issues.map(({ message }) => message);
  expect(wrong("a,b,c,d,e,f")).toEqual(["At most 5 topics."]);
  expect(wrong("x".repeat(41))).toEqual(["A topic has at most 40 characters."]);
  expect(wrong("a\u0000b")).toEqual(["Holds a character that cannot be stored."]);
  expect(wrong("a, b, c, d, e")).toBeUndefined();
});
