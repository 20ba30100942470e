import { inPieces, type NetworkView, type ViewField, type ViewValue } from "./network-view.ts";
import { xmlText } from "./xml-text.ts";

/**
 * Writes GraphML, a piece at a time: a million links need no more memory than one.
 * @throws InvalidInputError `invalid_data` at a character that XML cannot hold
 */
export function writeGraphml(view: NetworkView): Iterable<string> {
  return inPieces(graphmlParts(view));
}

function* graphmlParts(view: NetworkView): Generator<string> {
  const { about, nodeFields, edgeFields } = view;
  const names = Object.keys(about);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const [at, name] of names.entries()) yield key("graph", at, { name, type: "text" });
  for (const [at, field] of nodeFields.entries()) yield key("node", at, field);
  for (const [at, field] of edgeFields.entries()) yield key("edge", at, field);
  yield ` <graph id="G" edgedefault="directed">\n`;
  const stated = data("graph", Object.values(about));
  if (stated !== "") yield `  ${stated}\n`;
  for (const { id, values } of view.nodes()) {
    yield `  <node id="${xmlText(id)}">${data("node", values)}</node>\n`;
  }
  let count = 0;
  for (const { source, target, values } of view.edges()) {
    const ends = `source="${xmlText(source)}" target="${xmlText(target)}"`;
    yield `  <edge id="e${count++}" ${ends}>${data("edge", values)}</edge>\n`;
  }
  yield " </graph>\n</graphml>\n";
}

type Owner = "graph" | "node" | "edge";

function key(owner: Owner, at: number, { name, type }: ViewField): string {
  const written = type === "number" ? "double" : "string";
  const title = `attr.name="${xmlText(name)}" attr.type="${written}"`;
  return ` <key id="${idOf(owner, at)}" for="${owner}" ${title}/>\n`;
}

function data(owner: Owner, values: readonly ViewValue[]): string {
  let text = "";
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    text += `<data key="${idOf(owner, at)}">${xmlText(String(value))}</data>`;
  }
  return text;
}

function idOf(owner: Owner, at: number): string {
  return `${owner.charAt(0)}${at}`;
}
