import type { Graph, Node } from "./graph";

const token = /\s*(?:#[^\n]*)?(?:@prefix\s+([\w-]*):\s+<([^>]*)>\s*\.|<([^>]*)>|([\w-]*):([\w.-]*[\w-])|([a])(?=\s)|([;,.[\]()]))/y;

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/** Reads the Turtle that schema.org publishes its shapes in into a graph: prefixes, names, lists and nameless nodes. Throws on all else. */
export function readTurtle(source: string, graph: Graph): void {
  const prefixes = new Map<string, string>();
  let at = 0;
  let next: { name: Node | null; sign: string } = { name: null, sign: "" };

  function step(): void {
    token.lastIndex = at;
    const found = token.exec(source);
    if (found === null) {
      if (source.slice(at).trim() !== "") throw new Error(`Not the Turtle that is read here: ${source.slice(at, at + 80)}`);
      next = { name: null, sign: "" };
      return;
    }
    at = token.lastIndex;
    const [, prefix, base, address, short, local, isA, sign] = found;
    if (prefix !== undefined && base !== undefined) {
      prefixes.set(prefix, base);
      step();
      return;
    }
    next = { name: nameIn({ address, short, local, isA }), sign: sign ?? "" };
  }

  function nameIn({ address, short, local, isA }: Record<"address" | "short" | "local" | "isA", string | undefined>): Node | null {
    if (isA !== undefined) return graph.named(`${rdf}type`);
    if (address !== undefined) return graph.named(address);
    if (short === undefined) return null;
    const base = prefixes.get(short);
    if (base === undefined) throw new Error(`No prefix ${short} was told.`);
    return graph.named(`${base}${local ?? ""}`);
  }

  const isOpening = (sign: string) => next.sign === sign;

  function take(sign: string): void {
    if (next.sign !== sign) throw new Error(`${sign} expected before ${source.slice(at, at + 80)}`);
    step();
  }

  function thing(): Node {
    if (isOpening("[")) {
      step();
      const nameless = graph.nameless();
      statements(nameless);
      take("]");
      return nameless;
    }
    if (isOpening("(")) {
      step();
      const list: Node[] = [];
      while (next.sign !== ")") list.push(thing());
      step();
      return graph.list(list);
    }
    const { name } = next;
    if (name === null) throw new Error(`A name expected before ${source.slice(at, at + 80)}`);
    step();
    return name;
  }

  function statements(subject: Node): void {
    while (next.name !== null) {
      const predicate = thing();
      graph.add(subject, predicate, thing());
      while (next.sign === ",") {
        step();
        graph.add(subject, predicate, thing());
      }
      if (next.sign !== ";") return;
      step();
    }
  }

  step();
  while (next.name !== null || next.sign !== "") {
    statements(thing());
    take(".");
  }
}
