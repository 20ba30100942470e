import {
  inPieces,
  type NetworkView,
  type ViewEdge,
  type ViewField,
  type ViewNode,
  type ViewValue,
} from "./network-view.ts";
import { xmlText } from "./xml-text.ts";

/** Attributes that GEXF has of its own. */
const OF_NODES: ReadonlySet<string> = new Set(["label"]);
const OF_EDGES: ReadonlySet<string> = new Set(["label", "weight"]);

/**
 * Writes GEXF 1.2, which Gephi and NetworkX read, a piece at a time: a million links need no more memory
 * than one. Choices of countries stand among the keywords (`home:USA;CAN`).
 * @throws InvalidInputError `invalid_data` at a character that XML cannot hold
 */
export function writeGexf(view: NetworkView): Iterable<string> {
  return inPieces(gexfParts(view));
}

function* gexfParts(view: NetworkView): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n';
  yield meta(view);
  yield ' <graph defaultedgetype="directed" mode="static">\n';
  yield declared("node", view.nodeFields, OF_NODES);
  yield declared("edge", view.edgeFields, OF_EDGES);
  yield "  <nodes>\n";
  for (const node of view.nodes()) yield nodeElement(node, view.nodeFields);
  yield "  </nodes>\n  <edges>\n";
  let count = 0;
  for (const edge of view.edges()) yield edgeElement(edge, count++, view.edgeFields);
  yield "  </edges>\n </graph>\n</gexf>\n";
}

function meta({ about: { title, ...rest } }: NetworkView): string {
  const keywords = Object.entries(rest).map(([name, text]) => `${name}:${text}`);
  const elements = [
    "<creator>Linchpin</creator>",
    ...(keywords.length > 0 ? [`<keywords>${xmlText(keywords.join(", "))}</keywords>`] : []),
    ...(title === undefined ? [] : [`<description>${xmlText(title)}</description>`]),
  ];
  return ` <meta>${elements.join("")}</meta>\n`;
}

function declared(
  element: "node" | "edge",
  fields: readonly ViewField[],
  own: ReadonlySet<string>,
): string {
  const lines = fields.flatMap(({ name, type }) => {
    if (own.has(name)) return [];
    const written = type === "number" ? "double" : "string";
    return [`   <attribute id="${xmlText(name)}" title="${xmlText(name)}" type="${written}"/>\n`];
  });
  if (lines.length === 0) return "";
  return `  <attributes class="${element}">\n${lines.join("")}  </attributes>\n`;
}

function nodeElement({ id, values }: ViewNode, fields: readonly ViewField[]): string {
  const attributes = ownAttributes(fields, values, OF_NODES);
  const inside = attvalues(fields, values, OF_NODES);
  const tag = `   <node id="${xmlText(id)}"${attributes}`;
  return inside === "" ? `${tag}/>\n` : `${tag}>${inside}</node>\n`;
}

function edgeElement(edge: ViewEdge, at: number, fields: readonly ViewField[]): string {
  const { source, target, values } = edge;
  const attributes = ownAttributes(fields, values, OF_EDGES);
  const inside = attvalues(fields, values, OF_EDGES);
  const ends = `source="${xmlText(source)}" target="${xmlText(target)}"`;
  const tag = `   <edge id="${at}" ${ends}${attributes}`;
  return inside === "" ? `${tag}/>\n` : `${tag}>${inside}</edge>\n`;
}

function ownAttributes(
  fields: readonly ViewField[],
  values: readonly ViewValue[],
  own: ReadonlySet<string>,
): string {
  let text = "";
  for (const [at, { name }] of fields.entries()) {
    const value = values[at] ?? null;
    if (own.has(name) && value !== null) text += ` ${name}="${xmlText(String(value))}"`;
  }
  return text;
}

function attvalues(
  fields: readonly ViewField[],
  values: readonly ViewValue[],
  own: ReadonlySet<string>,
): string {
  let text = "";
  for (const [at, { name }] of fields.entries()) {
    const value = values[at] ?? null;
    if (own.has(name) || value === null) continue;
    text += `<attvalue for="${xmlText(name)}" value="${xmlText(String(value))}"/>`;
  }
  return text === "" ? "" : `<attvalues>${text}</attvalues>`;
}
