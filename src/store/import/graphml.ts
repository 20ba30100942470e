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

interface Key {
  readonly id: string;
  readonly name: string;
  readonly usedBy: string;
  fallback: string | null;
}

/**
 * Reads GraphML: nodes and directed edges with their data, defaults of keys included. Ports and nested
 * graphs are read as if they were not; edges with more than two ends are refused.
 * @param file its name, for messages
 * @throws LimitError `too_large` at the node or link that is one too many
 */
export function readGraphml(text: string, file: string, most = USUAL_LIMITS): RawGraph {
  const xml = new XmlReader(text, file);
  const graph = new RawGraphBuilder(file, most);
  const keys = new Map<string, Key>();
  let declared: Key | null = null;
  let byDefault: Undirected | null = null;
  const begun: Begun[] = [];
  const start = (element: XmlElement) => {
    const { name, attributes, at } = element;
    if (name === "graph")
      byDefault =
        attributes["edgedefault"] === "undirected"
          ? undirected("edgedefault", xml.place(at))
          : null;
    if (name === "key") {
      const id = attributes["id"] ?? "";
      const title = (attributes["attr.name"] ?? id).trim().toLowerCase();
      declared = { id, name: title, usedBy: attributes["for"] ?? "all", fallback: null };
      keys.set(id, declared);
    }
    if (name === "hyperedge")
      graph.fault(xml.place(at), "is an edge with more than two ends", "edges of two ends");
    if (name === "node" || name === "edge")
      begun.push({ element, attributes: {}, place: xml.place(at) });
  };
  const data = ({ attributes, at }: XmlElement, content: string) => {
    const id = attributes["key"] ?? "";
    const key = keys.get(id);
    const owner = begun.at(-1);
    if (!key) graph.fault(xml.place(at), `is data of the key "${id}"`, "a key that is declared");
    else if (owner) owner.attributes[key.name] = content.trim();
    else if (key.name === "title" || key.name === "name") graph.title ??= content.trim() || null;
    else graph.about[key.name] ??= content.trim();
  };
  const end = (element: XmlElement, content: string) => {
    const { name } = element;
    if (name === "default" && declared) declared.fallback = content.trim();
    if (name === "key") declared = null;
    if (name === "data") data(element, content);
    if (name !== "node" && name !== "edge") return;
    const done = begun.pop();
    if (!done) return;
    const given = done.element.attributes;
    const whole = {
      place: done.place,
      attributes: { ...defaultsOf(keys, name), ...done.attributes },
    };
    const stated = given["directed"];
    if (name === "node") graph.node(given, whole);
    else if (stated === undefined) graph.edge(given, byDefault, whole);
    else graph.edge(given, stated === "true" ? null : undirected("directed", done.place), whole);
  };
  const fault = xml.read({ start, end });
  if (fault) graph.problems.push(fault);
  return graph.graph();
}

function undirected(attribute: "edgedefault" | "directed", place: RawPlace): Undirected {
  return attribute === "edgedefault"
    ? {
        place,
        message: 'the links have no direction: edgedefault is "undirected"',
        expected: `edgedefault="directed", ${ENDS}`,
      }
    : {
        place,
        message: 'the link has no direction: directed is not "true"',
        expected: `directed="true", ${ENDS}`,
      };
}

function defaultsOf(keys: ReadonlyMap<string, Key>, element: "node" | "edge") {
  const used = [...keys.values()].filter(
    ({ usedBy, fallback }) => fallback !== null && (usedBy === element || usedBy === "all"),
  );
  return Object.fromEntries(used.map(({ name, fallback }) => [name, fallback ?? ""]));
}
