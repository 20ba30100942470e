import { parseNumber } from "../packages/columns.ts";
import { ProblemList } from "../problem-list.ts";
import type { RawEdge, RawGraph, RawPlace } from "./raw-graph.ts";

/**
 * Everything that is wrong with a graph: ids, ends of links, weights, no links at all.
 * @param isProducts products may stand without links: a list of who makes what
 */
export function checkRaw(
  { nodes, edges, problems }: RawGraph,
  file: string,
  { isProducts }: { readonly isProducts: boolean },
): ProblemList {
  const list = new ProblemList([file]);
  list.add(...problems);
  const fault = (place: RawPlace, message: string, expected: string) =>
    list.add({ file, ...place, message, expected });
  const seen = new Map<string, RawPlace>();
  for (const { id, place } of nodes) {
    const first = seen.get(id);
    if (id === "") fault(place, "a node has no id", "an id");
    else if (first) fault(place, `the node "${id}" stands twice${where(first)}`, "each node once");
    else seen.set(id, place);
  }
  const isReadable = problems.every(({ severity }) => severity === "warning"); // else a node that is not here may be in what was not read
  for (const edge of edges) {
    if (isReadable) checkEnds(edge, seen, fault);
    const { weight } = edge.attributes;
    const number = weight === undefined ? 1 : parseNumber(weight);
    if (number === null || number < 0)
      fault(edge.place, `the weight is "${weight}"`, "a number of at least 0");
  }
  if (isReadable && nodes.length === 0) fault({}, "there is no node", "nodes and links");
  else if (isReadable && edges.length === 0 && !isProducts)
    fault({}, "there is no link", "links from suppliers to customers");
  return list;
}

type Fault = (place: RawPlace, message: string, expected: string) => void;

function checkEnds(
  { source, target, place }: RawEdge,
  known: ReadonlyMap<string, RawPlace>,
  fault: Fault,
): void {
  for (const [end, id] of Object.entries({ source, target })) {
    if (id === "") fault(place, `a link has no ${end}`, "the id of a node");
    else if (!known.has(id)) fault(place, `the ${end} of a link is "${id}"`, "a node of the graph");
  }
}

function where({ line, pointer }: RawPlace): string {
  if (line !== undefined) return `, first on line ${line}`;
  return pointer === undefined ? "" : `, first at ${pointer}`;
}
