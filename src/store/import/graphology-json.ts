import { z } from "zod";
import { pointerProblems } from "../../model/zod-problems.ts";
import { USUAL_LIMITS } from "./import-limits.ts";
import {
  ENDS,
  type RawAttributes,
  type RawGraph,
  RawGraphBuilder,
  type Undirected,
} from "./raw-graph.ts";

const name = z.union([z.string(), z.number()]).transform(String);
const attributes = z.record(z.string(), z.unknown()).default({});

const Serialized = z.looseObject({
  attributes,
  options: z.looseObject({ type: z.string().optional() }).default({}),
  nodes: z.array(z.looseObject({ key: name, attributes })),
  edges: z.array(
    z.looseObject({
      source: name,
      target: name,
      undirected: z.boolean().default(false),
      attributes,
    }),
  ),
});

/** Whether a JSON value looks like a graph that graphology wrote. */
export function isGraphologyJson(value: unknown): boolean {
  if (typeof value !== "object" || value === null || "format" in value) return false;
  const { nodes, edges } = value as { nodes?: unknown; edges?: unknown };
  return Array.isArray(nodes) && Array.isArray(edges);
}

/**
 * Reads a graph as graphology's `graph.export()` gives it.
 * @param value the JSON, parsed
 * @param file its name, for messages
 * @throws LimitError `too_large` at the node or link that is one too many
 */
export function readGraphologyJson(value: unknown, file: string, most = USUAL_LIMITS): RawGraph {
  const graph = new RawGraphBuilder(file, most);
  const parsed = Serialized.safeParse(value);
  if (!parsed.success) {
    const problems = pointerProblems(parsed.error, value);
    graph.problems.push(...problems.map((problem) => ({ file, ...problem })));
    return graph.graph();
  }
  const { nodes, edges, options, attributes: own } = parsed.data;
  const { title, name: called, ...about } = texts(own);
  graph.title = title ?? called ?? null;
  Object.assign(graph.about, about);
  for (const [at, node] of nodes.entries()) {
    const place = { pointer: `/nodes/${at}` };
    graph.node({ id: node.key }, { attributes: texts(node.attributes), place });
  }
  const byDefault: Undirected | null =
    options.type === "undirected"
      ? {
          place: { pointer: "/options/type" },
          message: 'the links have no direction: type is "undirected"',
          expected: `type "directed", ${ENDS}`,
        }
      : null;
  for (const [at, edge] of edges.entries()) {
    const place = { pointer: `/edges/${at}` };
    const { source, target, undirected } = edge;
    const stated = undirected ? undirectedEdge(place) : null;
    graph.edge({ source, target }, byDefault ?? stated, {
      attributes: texts(edge.attributes),
      place,
    });
  }
  return graph.graph();
}

function undirectedEdge(place: Undirected["place"]): Undirected {
  const message = "the link has no direction: undirected is true";
  return { place, message, expected: `"undirected": false, ${ENDS}` };
}

/** Attributes as text; what is neither text nor number nor truth value is left out. */
function texts(given: Readonly<Record<string, unknown>>): RawAttributes {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) =>
      ["string", "number", "boolean"].includes(typeof value)
        ? [[key.trim().toLowerCase(), String(value).trim()]]
        : [],
    ),
  );
}
