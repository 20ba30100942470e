import type { EdgeList } from "../../model/edge-list.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type {
  EssentialityRow,
  FinalDemandRow,
  FirmColumns,
  FirmRow,
} from "../../model/firm-network.ts";
import { BELOW_LARGEST, LARGEST_SUM } from "../../model/largest-sum.ts";
import type { EsriNetwork } from "./esri-parameters.ts";
import { unpackTexts } from "./packed-texts.ts";
import { finiteSumOfWeights } from "./sum-of-weights.ts";

/** What is known of a network of firms. */
export interface FirmTables {
  readonly edges: EdgeList;
  /** As they were read, or one by one in any order; null: every firm is its own industry. */
  readonly firms?: FirmColumns | readonly FirmRow[] | null;
  readonly essentiality?: readonly EssentialityRow[] | null;
  readonly finalDemand?: readonly FinalDemandRow[] | null;
}

/** A network of firms with names, and what was assumed of it. */
export interface FirmNetwork {
  readonly labels: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly industries: readonly string[];
  readonly arrays: EsriNetwork;
  /** Edges that carry something. */
  readonly links: number;
  readonly hasFinalDemand: boolean;
  readonly notes: readonly string[];
}

const ESSENTIAL = 2;

/**
 * Compiles a network of firms. The type of a link is what the essentiality of its industries says, else
 * its own, else essential.
 * @throws InvalidInputError `invalid_data` if nobody sells anything, so that there is nothing to lose,
 *   or if all sales are too large to be added up
 * @see docs/methods/systemic-risk-index.md; O(firms + links)
 */
export function firmNetwork(tables: FirmTables): FirmNetwork {
  const { edges, firms = null, finalDemand = null } = tables;
  const { labels, sources, targets } = edges;
  const index = new Map(labels.map((label, i) => [label, i]));
  const { industry, industries } = industriesOf(labels, firms, index);
  const weights = edges.weights ?? new Float64Array(sources.length).fill(1);
  const links = weights.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0);
  const sold = soldOutside(labels.length, index, finalDemand ?? []);
  const name = (u: number | undefined) => labels[u ?? 0] ?? "";
  const sales = finiteSumOfWeights(edges.weights, (e) => [name(sources[e]), name(targets[e])]);
  if (!Number.isFinite(sold.reduce((sum, amount) => sum + amount, sales))) throw tooLarge();
  if (links === 0 && !sold.some((amount) => amount > 0)) throw nothingSold();
  const { types, notes } = typesOf(tables, industry, industries);
  return {
    labels,
    index,
    industries,
    links,
    hasFinalDemand: finalDemand !== null,
    arrays: {
      n: labels.length,
      industryCount: industries.length,
      industry,
      sources,
      targets,
      weights,
      types,
      finalDemand: sold,
    },
    notes: [
      ...(edges.weights ? [] : ["the edges state no weights: every link counts 1"]),
      ...(links < weights.length
        ? [`${weights.length - links} links of weight 0 carry nothing`]
        : []),
      ...(firms ? [] : ["no industries are stated: every firm is its own"]),
      ...notes,
    ],
  };
}

function industriesOf(
  labels: readonly string[],
  firms: FirmTables["firms"] | null,
  index: ReadonlyMap<string, number>,
): { industry: Uint32Array; industries: readonly string[] } {
  if (!firms) return { industry: Uint32Array.from(labels.keys()), industries: labels };
  if ("industry" in firms) {
    return { industry: firms.industry, industries: unpackTexts(firms.industries) };
  }
  const names = new Map<string, number>();
  const industry = new Uint32Array(labels.length);
  for (const firm of firms) {
    const at = names.get(firm.industry) ?? names.size;
    names.set(firm.industry, at);
    industry[index.get(firm.id) ?? 0] = at;
  }
  return { industry, industries: [...names.keys()] };
}

function soldOutside(
  n: number,
  index: ReadonlyMap<string, number>,
  rows: readonly FinalDemandRow[],
): Float64Array {
  const sold = new Float64Array(n);
  for (const { firm, amount } of rows) {
    const i = index.get(firm);
    if (i !== undefined) sold[i] = (sold[i] ?? 0) + amount;
  }
  return sold;
}

function typesOf(
  { edges, essentiality }: FirmTables,
  industry: Uint32Array,
  industries: readonly string[],
): { types: Uint8Array; notes: string[] } {
  const own = edges.types;
  const m = edges.sources.length;
  if (!essentiality) {
    const notes = own ? [] : ["no types are stated: every link is essential"];
    return { types: own ?? new Uint8Array(m).fill(ESSENTIAL), notes };
  }
  const stated = pairTypes(essentiality, industries);
  const types = new Uint8Array(m);
  let open = 0;
  for (let e = 0; e < m; e++) {
    const supplier = industry[edges.sources[e] ?? 0] ?? 0;
    const buyer = industry[edges.targets[e] ?? 0] ?? 0;
    const type = stated.get(supplier * industries.length + buyer);
    if (type === undefined) open++;
    types[e] = type ?? own?.[e] ?? ESSENTIAL;
  }
  const instead = own ? "the edge's own type holds" : "they count as essential";
  const strange = unknownIndustries(essentiality, industries);
  return {
    types,
    notes: [
      ...(open > 0
        ? [`the essentiality of ${open} links is not stated for their industries: ${instead}`]
        : []),
      ...(own && open < m
        ? [`${m - open} links have the type of their industries, not that of the edge`]
        : []),
      ...(strange.length > 0
        ? [`essentiality is stated for industries that no firm is in: ${strange.join(", ")}`]
        : []),
    ],
  };
}

/** Type of each pair, by supplier * industries + buyer. */
function pairTypes(
  rows: readonly EssentialityRow[],
  industries: readonly string[],
): Map<number, number> {
  const at = new Map(industries.map((name, k) => [name, k]));
  const types = new Map<number, number>();
  for (const { supplierIndustry, buyerIndustry, type } of rows) {
    const supplier = at.get(supplierIndustry);
    const buyer = at.get(buyerIndustry);
    if (supplier !== undefined && buyer !== undefined) {
      types.set(supplier * industries.length + buyer, type);
    }
  }
  return types;
}

/** A list for a note: the first few. */
function unknownIndustries(
  rows: readonly EssentialityRow[],
  industries: readonly string[],
): string[] {
  const known = new Set(industries);
  const strange = new Set(
    rows.flatMap(({ supplierIndustry, buyerIndustry }) =>
      [supplierIndustry, buyerIndustry].filter((name) => !known.has(name)),
    ),
  );
  const shown = [...strange].slice(0, 10);
  return strange.size > shown.length ? [...shown, "..."] : shown;
}

function tooLarge(): InvalidInputError {
  const message = `links and final demand sum to more than ${LARGEST_SUM}`;
  return new InvalidInputError("invalid_data", message, {
    details: [{ column: "amount", pointer: "/finalDemand", message, expected: BELOW_LARGEST }],
  });
}

function nothingSold(): InvalidInputError {
  const message = "nobody sells anything, so that there is no output to lose";
  return new InvalidInputError("invalid_data", message, {
    details: [
      {
        column: "weight",
        pointer: "/edges",
        message,
        expected: "at least one link with a weight above 0",
      },
    ],
  });
}
