import { USUAL_LIMITS } from "./import-limits.ts";
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

/** An attribute as a file declares it. */
interface Declared {
  readonly name: string;
  fallback: string | null;
}
type Owner = "node" | "edge";

/** Marks of a value that holds for a time alone. */
const OF_TIME = ["start", "end", "startopen", "endopen", "timestamp"];

/**
 * Reads GEXF (1.1 to 1.3): nodes with label and attributes, directed edges with weight and attributes, defaults
 * of attributes included. What draws them (positions, colours) is left out; so is what changes over time, with
 * a note.
 * @param file its name, for messages
 * @throws LimitError `too_large` at the node or link that is one too many
 */
export function readGexf(text: string, file: string, most = USUAL_LIMITS): RawGraph {
  const xml = new XmlReader(text, file);
  const graph = new RawGraphBuilder(file, most);
  const declared = { node: new Map<string, Declared>(), edge: new Map<string, Declared>() };
  let last: Declared | null = null;
  let declaring: Owner | null = null;
  let byDefault: Undirected | null = null;
  const begun: Begun[] = [];
  const begin = (element: XmlElement) => {
    const place = xml.place(element.at);
    begun.push({ element, attributes: ownAttributes(element), place });
  };
  const setValue = ({ name, attributes, at }: XmlElement) => {
    const owner = begun.at(-1);
    if (name !== "attvalue" || !owner) return;
    if (OF_TIME.some((mark) => attributes[mark] !== undefined)) {
      const expected = "values that hold all the time";
      graph.note(xml.place(at), "values that change over time are left out", expected);
      return;
    }
    const key = attributes["for"] ?? attributes["id"] ?? "";
    const kind = owner.element.name === "edge" ? "edge" : "node";
    const title = declared[kind].get(key)?.name;
    if (title !== undefined) owner.attributes[title] = attributes["value"] ?? "";
    else graph.fault(xml.place(at), `is a value of "${key}"`, `an attribute of class ${kind}`);
  };
  const start = (element: XmlElement) => {
    const { name, attributes } = element;
    if (name === "graph") byDefault = undirectedGraph(element, xml.place(element.at));
    if (name === "attributes") declaring = attributes["class"] === "edge" ? "edge" : "node";
    if (name === "attribute" && declaring) {
      last = { name: keyOf(attributes["title"] ?? ""), fallback: null };
      declared[declaring].set(attributes["id"] ?? "", last);
    }
    if (name === "node" || name === "edge") begin(element);
    setValue(element);
  };
  const end = ({ name }: XmlElement, content: string) => {
    if (name === "attributes") declaring = null;
    if (name === "attribute") last = null;
    if (name === "default" && last) last.fallback = content.trim();
    readMeta(graph, name, content);
    if (name !== "node" && name !== "edge") return;
    const done = begun.pop();
    if (!done) return;
    const given = done.element.attributes;
    const type = given["type"];
    const { place } = done;
    const whole = { place, attributes: { ...defaultsOf(declared[name]), ...done.attributes } };
    if (name === "node") graph.node(given, whole);
    else graph.edge(given, type === undefined ? byDefault : undirectedEdge(type, place), whole);
  };
  const fault = xml.read({ start, end });
  if (fault) graph.problems.push(fault);
  return graph.graph();
}

function defaultsOf(declared: ReadonlyMap<string, Declared>): Record<string, string> {
  const entries = [...declared.values()].flatMap(({ name, fallback }) =>
    fallback === null || fallback === "" ? [] : [[name, fallback]],
  );
  return Object.fromEntries(entries);
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

function readMeta(graph: RawGraphBuilder, name: string, content: string): void {
  if (name === "title" || name === "description") graph.title ??= content.trim() || null;
  if (name === "keywords") Object.assign(graph.about, aboutOf(content));
}

/** What `home:USA;CAN, trusted:JPN` among the keywords says; other keywords say nothing here. */
function aboutOf(keywords: string): Record<string, string> {
  const pairs = keywords.split(/,\s+/).map((keyword) => keyword.trim().split(":"));
  return Object.fromEntries(
    pairs.flatMap(([name = "", text]) => (text === undefined ? [] : [[name.trim(), text.trim()]])),
  );
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
