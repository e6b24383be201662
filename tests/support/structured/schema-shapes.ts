import { existsSync, readFileSync } from "node:fs";
import SHACLValidator from "rdf-validate-shacl";
import { z } from "zod";
import { Graph, type Node } from "./graph";
import { readTurtle } from "./turtle";

const folder = "../shared/vectors/structured";
const read = (name: string) => readFileSync(`${folder}/${name}`, "utf8");

/** Whether schema.org's own shapes and vocabulary are at hand, beside the repository. */
export const hasVocabulary = existsSync(`${folder}/schemaorg-shapes.shacl`);

/** schema.org's whole vocabulary as it is published. */
export const readVocabulary = (): unknown => JSON.parse(read("schemaorg-all-https.jsonld"));

const schema = "http://schema.org/";
const validation = "http://schema.org/validation#ValidSchema";
const sh = "http://www.w3.org/ns/shacl#";
const xsd = "http://www.w3.org/2001/XMLSchema#";
const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

const context = z.object({ "@context": z.record(z.string(), z.union([z.string(), z.looseObject({ "@type": z.string().optional() })])) });

// The release takes words and numbers for nodes, so that no value fits it: of literals its shapes are told here what they are.
const literalTypes: Record<string, readonly string[]> = {
  ...Object.fromEntries(["Text", "CssSelectorType", "XPathType", "PronounceableText"].map((name) => [name, [`${xsd}string`]])),
  ...Object.fromEntries(["Number", "Float"].map((name) => [name, [`${xsd}integer`, `${xsd}double`]])),
  ...{ Integer: [`${xsd}integer`], Boolean: [`${xsd}boolean`] },
  ...{ Date: [`${xsd}date`], DateTime: [`${xsd}dateTime`], Time: [`${xsd}time`] },
};

function mendLiterals(shapes: Graph): void {
  const kind = shapes.named(`${sh}nodeKind`);
  const drop = (shape: Node) => {
    for (const one of [...shapes.statements.match(shape, kind)]) shapes.statements.delete(one);
  };
  for (const [name, types] of Object.entries(literalTypes)) {
    const shape = shapes.named(`${validation}${name}`);
    drop(shape);
    const choices = types.map((type) => {
      const choice = shapes.nameless();
      shapes.add(choice, shapes.named(`${sh}datatype`), shapes.named(type));
      return choice;
    });
    shapes.add(shape, shapes.named(`${sh}or`), shapes.list(choices));
  }
  const url = shapes.named(`${validation}URL`);
  drop(url);
  shapes.add(url, kind, shapes.named(`${sh}IRI`));
}

const isNode = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a JSON-LD value says in schema.org's words, as statements. */
function say(value: unknown, { graph, terms }: { graph: Graph; terms: z.infer<typeof context>["@context"] }): Node {
  if (!isNode(value)) throw new Error("Only objects are said.");
  const subject = typeof value["@id"] === "string" ? graph.named(value["@id"]) : graph.nameless();
  for (const type of [value["@type"]].flat()) graph.add(subject, graph.named(rdfType), graph.named(`${schema}${type}`));
  for (const [name, given] of Object.entries(value)) {
    if (name.startsWith("@")) continue;
    const term = terms[name];
    const as = typeof term === "object" ? term["@type"] : undefined;
    for (const one of [given].flat()) {
      graph.add(subject, graph.named(`${schema}${name}`), isNode(one) ? say(one, { graph, terms }) : sayPlain(one, { graph, as }));
    }
  }
  return subject;
}

function sayPlain(value: unknown, { graph, as }: { graph: Graph; as: string | undefined }): Node {
  if (typeof value === "boolean") return graph.literal(String(value), `${xsd}boolean`);
  if (typeof value === "number") return graph.literal(String(value), Number.isInteger(value) ? `${xsd}integer` : `${xsd}double`);
  if (typeof value !== "string") throw new Error(`JSON-LD of ours holds no ${typeof value}.`);
  if (as === "@id") return graph.named(value);
  if (as === "Date" || as === "DateTime") return graph.literal(value, value.includes("T") ? `${xsd}dateTime` : `${xsd}date`);
  return graph.literal(value, `${xsd}string`);
}

let validator: SHACLValidator | null = null;

function schemaValidator(): SHACLValidator {
  if (validator !== null) return validator;
  const shapes = new Graph();
  readTurtle(read("schemaorg-shapes.shacl"), shapes);
  mendLiterals(shapes);
  validator = new SHACLValidator(shapes.statements);
  return validator;
}

/**
 * What schema.org's own SHACL shapes say against blocks of markup, as sentences; none when they fit. What fits is little: shapes say of which kind
 * a value is, and let any property through that they do not know.
 */
export async function shapeFaults(blocks: readonly unknown[]): Promise<string[]> {
  const graph = new Graph();
  readTurtle(read("schemaorg-subclasses.shacl"), graph);
  const { "@context": terms } = context.parse(JSON.parse(read("schemaorgcontext.jsonld")));
  for (const block of blocks) say(block, { graph, terms });
  const report = await schemaValidator().validate(graph.statements);
  return report.results.map((one) => {
    const property = one.path?.value.replace(schema, "") ?? "";
    return `${property} of ${one.sourceShape?.value.replace(validation, "")}: ${one.value?.value ?? ""} does not fit`;
  });
}
