// Every sentence of every language, said with names, days and counts: by the names of its parameters, since each language has the same ones.

/** Counts that languages tell apart. */
export const counts = [0, 1, 2, 3, 11, 100, 101, 1000];
const numbers = new Set(["count", "number", "newest", "quorum", "received", "waiting", "claims", "entry", "answered", "asked", "searched"]);
const given: Record<string, unknown> = {
  ...{ rule: "twoSources", category: "courtOrder", kind: "webPage", channel: "email", confidence: "high", outcome: "answered" },
  ...{ isAnswered: true, isOne: false, isFound: true, title: "‹title›", names: ["‹one›", "‹two›"] },
};
// In fairness these are the counts; in others words.
const wordsOf = (path: string) => (path === "claim.asked" || path.startsWith("version.retractedBy") ? new Set(["asked"]) : new Set());

function givenFor(path: string, name: string, count: number): unknown {
  if (name in given) return given[name];
  return numbers.has(name) && !wordsOf(path).has(name) ? count : `‹${name}›`;
}

/** One sentence of a catalogue, and where it stands. */
type Leaf = { path: string; leaf: unknown };

/** All sentences of a catalogue. */
export function leavesOf(messages: object, above = ""): Leaf[] {
  return Object.entries(messages).flatMap(([name, leaf]: [string, unknown]) => {
    const path = above === "" ? name : `${above}.${name}`;
    return typeof leaf === "object" && leaf !== null ? leavesOf(leaf, path) : [{ path, leaf }];
  });
}

const namesIn = (text: string) =>
  text
    .split(",")
    .map((part) => part.split(":")[0]?.trim() ?? "")
    .filter((name) => name !== "");

/** The names a function takes: of its first parameter's parts where that is taken apart. From English, whose names are the catalogue's. */
export function parametersOf(leaf: unknown): { isObject: boolean; names: string[] } {
  const head = /^\(?([^=]*?)\)?\s*=>/s.exec(String(leaf))?.[1] ?? /\(([^)]*)\)/.exec(String(leaf))?.[1] ?? "";
  const isObject = head.includes("{");
  return { isObject, names: namesIn(head.replace(/[{}()]/g, "")) };
}

/** Says a sentence with its names, days and counts; names in ‹brackets›. */
export function say({ path, leaf }: Leaf, named: ReturnType<typeof parametersOf>, count: number): string {
  if (typeof leaf === "string") return leaf;
  if (typeof leaf !== "function") throw new Error(`${path} is neither words nor a sentence.`);
  const values = named.names.map((name) => [name, givenFor(path, name, count)] as const);
  const said: unknown = named.isObject ? leaf(Object.fromEntries(values)) : leaf(...values.map(([, value]) => value));
  return Array.isArray(said) ? said.join("") : String(said);
}
