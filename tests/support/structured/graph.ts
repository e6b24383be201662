import environment from "rdf-validate-shacl/src/defaultEnv.js";

type NamedNode = ReturnType<typeof environment.namedNode>;
type BlankNode = ReturnType<typeof environment.blankNode>;
type Literal = ReturnType<typeof environment.literal>;

/** A thing that statements are made of. */
export type Node = NamedNode | BlankNode | Literal;

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/** A set of RDF statements in the making. */
export class Graph {
  readonly statements = environment.dataset();

  named(address: string): NamedNode {
    return environment.namedNode(address);
  }

  nameless(): BlankNode {
    return environment.blankNode();
  }

  literal(words: string, type: string): Literal {
    return environment.literal(words, environment.namedNode(type));
  }

  add(subject: Node, predicate: Node, object: Node): void {
    if (subject.termType === "Literal" || predicate.termType !== "NamedNode") throw new Error("Nothing can be said of words, nor by them.");
    this.statements.add(environment.quad(subject, predicate, object));
  }

  /** An RDF list; answers its first link. */
  list(things: readonly Node[]): Node {
    let rest: Node = this.named(`${rdf}nil`);
    for (const thing of things.toReversed()) {
      const link = this.nameless();
      this.add(link, this.named(`${rdf}first`), thing);
      this.add(link, this.named(`${rdf}rest`), rest);
      rest = link;
    }
    return rest;
  }
}
