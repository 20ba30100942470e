import type { EdgeList } from "../../model/edge-list.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import type { EsriRequest, EsriResult } from "../../model/esri.ts";
import { jsonPointer, showValue } from "../../model/zod-problems.ts";
import { type FirmTables, firmNetwork } from "../build/firm-network.ts";
import { esri } from "./esri.ts";

/** Passes after which a request is broken off, so that nobody else has to wait: some two seconds. */
const MOST_PASSES = 1e8;

/**
 * Systemic risk index of a network of firms that comes with the question.
 * @throws InvalidInputError `invalid_data`, `invalid_option`, `unknown_node`, with a pointer each;
 *   LimitError `too_large` if it would take long
 * @see docs/methods/systemic-risk-index.md
 */
export function esriOfRequest(request: EsriRequest, mostPasses = MOST_PASSES): EsriResult {
  const { edges, nodes, essentiality, ...options } = request;
  const faults = [
    ...repeatedNodes(nodes ?? []),
    ...strangeEnds(edges, nodes),
    ...conflicts(essentiality ?? []),
  ];
  if (faults.length > 0) {
    const message = `${faults.length} faults in the network`;
    throw new InvalidInputError("invalid_option", message, { details: faults });
  }
  return esri(firmNetwork(tablesOf(request)), options, { mostPasses });
}

function tablesOf({ edges, nodes, essentiality }: EsriRequest): FirmTables {
  const demand = nodes?.some(({ finalDemand }) => finalDemand !== undefined);
  return {
    edges: edgeList(edges, nodes?.map(({ id }) => id) ?? []),
    firms: nodes?.map(({ id, industry, country = null }) => ({ id, industry, country })) ?? null,
    essentiality: essentiality ?? null,
    finalDemand: demand
      ? (nodes ?? []).map(({ id, finalDemand = 0 }) => ({ firm: id, amount: finalDemand }))
      : null,
  };
}

type Edges = EsriRequest["edges"];

function edgeList(edges: Edges, known: readonly string[]): EdgeList {
  const names = [...known, ...edges.flatMap(({ source, target }) => [source, target])];
  const labels = [...new Set(names)];
  const index = new Map(labels.map((label, i) => [label, i]));
  const hasTypes = edges.some(({ type }) => type !== undefined);
  return {
    labels,
    sources: Uint32Array.from(edges, ({ source }) => index.get(source) ?? 0),
    targets: Uint32Array.from(edges, ({ target }) => index.get(target) ?? 0),
    weights: Float64Array.from(edges, ({ weight }) => weight),
    types: hasTypes ? Uint8Array.from(edges, ({ type = 2 }) => type) : null,
  };
}

function repeatedNodes(nodes: NonNullable<EsriRequest["nodes"]>): Problem[] {
  const seen = new Set<string>();
  return nodes.flatMap(({ id }, at) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [fault(["nodes", at, "id"], `${showValue(id)} stands twice`, "once")] : [];
  });
}

function strangeEnds(edges: Edges, nodes: EsriRequest["nodes"]): Problem[] {
  if (!nodes) return [];
  const known = new Set(nodes.map(({ id }) => id));
  return edges.flatMap((edge, at) =>
    (["source", "target"] as const)
      .filter((end) => !known.has(edge[end]))
      .map((end) => fault(["edges", at, end], `is ${showValue(edge[end])}`, "an id of `nodes`")),
  );
}

function conflicts(rows: NonNullable<EsriRequest["essentiality"]>): Problem[] {
  const types = new Map<string, number>();
  return rows.flatMap(({ supplierIndustry, buyerIndustry, type }, at) => {
    const key = JSON.stringify([supplierIndustry, buyerIndustry]);
    const before = types.get(key) ?? type;
    types.set(key, before);
    const message = `is ${type}, but ${before} before`;
    return before === type
      ? []
      : [fault(["essentiality", at, "type"], message, "one type for a pair of industries")];
  });
}

function fault(path: readonly (string | number)[], message: string, expected: string): Problem {
  return { column: String(path[0]), pointer: jsonPointer(path), message, expected };
}
