import type { CentralityExtra, NodeFigure } from "../../model/centrality.ts";
import { compareIds } from "../../model/ids.ts";
import type { CentralityAnswer } from "./centrality-run.ts";

type Figures = Pick<CentralityExtra, "values" | "items" | "standardErrors">;

/**
 * Figures by name: all in node order, or the largest in falling order, ties by id. A JSON object keeps
 * no order where names are numbers: `items` does.
 */
export function figuresByName(
  labels: readonly string[],
  answer: CentralityAnswer,
  top: number | undefined,
): Figures {
  const { values } = answer;
  if (!values) return {};
  const nodes: number[] = [];
  for (let u = 0; u < labels.length; u++) if (values[u] !== undefined) nodes.push(u);
  const name = (u: number) => labels[u] ?? "";
  if (top === undefined) return byName(nodes, name, answer);
  const order = nodes.sort(
    (a, b) => size(values[b]) - size(values[a]) || compareIds(name(a), name(b)),
  );
  const largest = order.slice(0, top);
  const { ends } = answer;
  const rest = order.slice(top).reduce((most, u) => Math.max(most, ends?.high[u] ?? 0), 0);
  const isCertain = (u: number) =>
    order.length <= top || (ends?.low[u] ?? 0) > rest || ends?.certain.includes(u) === true;
  const items = largest.map((u) => ({
    id: name(u),
    value: figure(values[u]),
    ...(ends ? { low: ends.low[u] ?? 0, high: ends.high[u] ?? 0 } : {}),
    ...(ends ? { certain: isCertain(u) } : {}),
  }));
  return { ...byName(largest, name, answer), items };
}

function byName(
  nodes: readonly number[],
  name: (u: number) => string,
  { values, standardErrors }: CentralityAnswer,
): Figures {
  return {
    values: Object.fromEntries(nodes.map((u) => [name(u), figure(values?.[u])])),
    ...(standardErrors
      ? {
          standardErrors: Object.fromEntries(nodes.map((u) => [name(u), known(standardErrors[u])])),
        }
      : {}),
  };
}

function figure(value: NodeFigure | undefined): NodeFigure {
  return typeof value === "number" ? known(value) : (value ?? null);
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Numbers by size, true before false, what has no size last. */
function size(value: NodeFigure | undefined): number {
  const isNumber = typeof value === "number" && !Number.isNaN(value);
  return isNumber || typeof value === "boolean" ? Number(value) : -Number.MAX_VALUE;
}
