import {
  ENDS,
  type RawGraph,
  RawGraphBuilder,
  type RawPlace,
  type Undirected,
} from "./raw-graph.ts";
import { type XmlElement, XmlReader } from "./xml-reader.ts";

/** A node or an edge whose values are still being read. */
interface Begun {
  readonly element: XmlElement;
  readonly attributes: Record<string, string>;
  readonly place: RawPlace;
}

/**
 * Reads GEXF (1.1 to 1.3): nodes with label and attributes, directed edges with weight and attributes.
 * What draws them (positions, colours) and what changes over time is left out.
 * @param file its name, for messages
 */
export function readGexf(text: string, file: string): RawGraph {
  const xml = new XmlReader(text, file);
  const graph = new RawGraphBuilder(file);
  const titles = { node: new Map<string, string>(), edge: new Map<string, string>() };
  let declaring: "node" | "edge" | null = null;
  let byDefault: Undirected | null = null;
  const begun: Begun[] = [];
  const begin = (element: XmlElement) => {
    const place = xml.place(element.at);
    begun.push({ element, attributes: ownAttributes(element), place });
  };
  const setValue = ({ name, attributes, at }: XmlElement) => {
    const owner = begun.at(-1);
    if (name !== "attvalue" || !owner) return;
    const key = attributes["for"] ?? attributes["id"] ?? "";
    const kind = owner.element.name === "edge" ? "edge" : "node";
    const title = titles[kind].get(key);
    if (title !== undefined) owner.attributes[title] = attributes["value"] ?? "";
    else graph.fault(xml.place(at), `is a value of "${key}"`, `an attribute of class ${kind}`);
  };
  const start = (element: XmlElement) => {
    const { name, attributes } = element;
    if (name === "graph") byDefault = undirectedGraph(element, xml.place(element.at));
    if (name === "attributes") declaring = attributes["class"] === "edge" ? "edge" : "node";
    if (name === "attribute" && declaring)
      titles[declaring].set(attributes["id"] ?? "", keyOf(attributes["title"] ?? ""));
    if (name === "node" || name === "edge") begin(element);
    setValue(element);
  };
  const end = ({ name }: XmlElement, content: string) => {
    if (name === "attributes") declaring = null;
    if (name === "title" || name === "description") graph.title ??= content.trim() || null;
    if (name !== "node" && name !== "edge") return;
    const done = begun.pop();
    if (!done) return;
    const given = done.element.attributes;
    const type = given["type"];
    if (name === "node") graph.node(given, done);
    else graph.edge(given, type === undefined ? byDefault : undirectedEdge(type, done.place), done);
  };
  const fault = xml.read({ start, end });
  if (fault) graph.problems.push(fault);
  return graph.graph();
}

/** Links are directed where `defaultedgetype` says so; left out, it says that they are not. */
function undirectedGraph({ attributes }: XmlElement, place: RawPlace): Undirected | null {
  const stated = attributes["defaultedgetype"];
  if (stated === "directed") return null;
  const found = stated === undefined ? "is missing, so that they have none" : `is "${stated}"`;
  const message = `the links have no direction: defaultedgetype ${found}`;
  return { place, message, expected: `defaultedgetype="directed", ${ENDS}` };
}

function undirectedEdge(type: string, place: RawPlace): Undirected | null {
  if (type === "directed") return null;
  if (type === "mutual") {
    const expected = "two links, one each way, each with its own weight";
    return { place, message: 'the link leads both ways: type is "mutual"', expected };
  }
  const message = `the link has no direction: type is "${type}"`;
  return { place, message, expected: `type="directed", ${ENDS}` };
}

/** What the tag itself says of a node or an edge. */
function ownAttributes({ attributes }: XmlElement): Record<string, string> {
  const { label, weight } = attributes;
  return {
    ...(label === undefined ? {} : { label }),
    ...(weight === undefined ? {} : { weight }),
  };
}

function keyOf(title: string): string {
  return title.trim().toLowerCase();
}
