import type {
  ChokepointItem,
  ChokepointsResponse,
  DependencyItem,
  GraphOverview,
  ProductOverview,
  RiskItem,
} from "../../../src/api/contract/operations.ts";
import { isNamed } from "../../parts/country-set.ts";
import type { DrawnScore, FigureSource } from "../../parts/figures/figure-columns.ts";
import { madeProducts } from "../../parts/made-products.ts";
import type { Names } from "../../parts/names.ts";
import { kindWord, type ProductShape, productShape } from "../../parts/product-shape.ts";
import { isScoreOpen } from "../../parts/score-text.ts";
import {
  type DependencyColumn,
  type ShareInterval,
  shareInterval,
} from "../../parts/share-interval.ts";
import { targetParts } from "../../parts/target-parts.ts";

/** One line of the ranking. What has no figure is `null`. */
export interface RankedRow extends FigureSource {
  /** Target: a product, `product@COUNTRY`, `@COUNTRY`, `#firm`, `input->product`. */
  readonly id: string;
  readonly name: string;
  /** Place in the ranking by score; `null`: no path to a sector, no score. */
  readonly rank: number | null;
  readonly shape: ProductShape | null;
  readonly kind: string | null;
  readonly score: number | null;
  readonly scoreRigid: number | null;
  readonly scoreLow: number | null;
  readonly scoreHigh: number | null;
  /** Nobody states who makes it: the score is an interval. */
  readonly isOpen: boolean;
  readonly direct: number | null;
  readonly lookThrough: number | null;
  readonly critical: number | null;
  /** The three dependencies with their ends; `null`: not a product. */
  readonly shares: Readonly<Record<DependencyColumn, ShareInterval>> | null;
  readonly makers: ProductOverview["makers"];
  readonly maker: string | null;
  readonly makerShare: number | null;
  readonly path: readonly string[];
  readonly sector: string | null;
  readonly sectorLoss: number | null;
  /** Producer: its share of supply; country, firm: how many products; link: essentiality. */
  readonly extra: number | null;
  readonly needs: number;
  readonly neededBy: number;
}

export interface RankingData {
  readonly graph: GraphOverview;
  readonly result: ChokepointsResponse;
  readonly dependency: readonly DependencyItem[];
  readonly names: Names;
  /** Empty unless asked for. */
  readonly risk?: readonly RiskItem[] | undefined;
  /** The same ranking with figures drawn again and again. */
  readonly drawn?: ChokepointsResponse | undefined;
}

type Sides = Pick<RankedRow, "needs" | "neededBy">;

/** The largest maker whose country is named; a stated zero makes nobody a maker. */
export function largestMaker(makers: ProductOverview["makers"]): {
  maker: string | null;
  makerShare: number | null;
} {
  const known = makers.filter(({ country, share }) => isNamed(country) && (share ?? 0) > 0);
  const first = known.sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0];
  return { maker: first?.country ?? null, makerShare: first?.share ?? null };
}

function scoreColumns(item: ChokepointItem | undefined, rank: number | null) {
  const sector = item && item.path.length > 1 ? (item.path.at(-1) ?? null) : null;
  return {
    rank,
    score: item?.score ?? null,
    scoreRigid: item?.scoreRigid ?? null,
    scoreLow: item?.scoreLow ?? null,
    scoreHigh: item?.scoreHigh ?? null,
    path: item?.path ?? [],
    sector,
    sectorLoss: sector === null ? null : (item?.losses[sector] ?? null),
    structure: item?.structure ?? null,
  };
}

/** Bands and places by target, where they were asked for. */
function stabilities({ drawn }: RankingData): ReadonlyMap<string, DrawnScore> {
  return new Map(
    (drawn?.items ?? []).flatMap(({ id, bands, rank }) =>
      bands && rank ? [[id, { bands, rank }] as const] : [],
    ),
  );
}

/** What a target other than a product is measured by, beside its score. */
function extraFigure(target: string, data: RankingData) {
  const parts = targetParts(target);
  const { names, graph } = data;
  switch (parts.kind) {
    case "producer": {
      const makers = names.products.get(parts.product)?.makers ?? [];
      return makers.find(({ country }) => country === parts.country)?.share ?? null;
    }
    case "country":
      return madeProducts(graph.products, parts.country).length;
    case "firm":
      return names.firms.get(parts.firm)?.products.length ?? null;
    case "input":
      return (
        graph.inputs.find((row) => row.input === parts.input && row.product === parts.product)
          ?.essentiality ?? null
      );
    default:
      return null;
  }
}

/** How many products each product needs, and how many need it. */
export function countLinks(graph: GraphOverview): (product: string) => Sides {
  const needs = new Map<string, number>();
  const neededBy = new Map<string, number>();
  for (const { input, product } of graph.inputs) {
    needs.set(product, (needs.get(product) ?? 0) + 1);
    neededBy.set(input, (neededBy.get(input) ?? 0) + 1);
  }
  return (product) => ({ needs: needs.get(product) ?? 0, neededBy: neededBy.get(product) ?? 0 });
}

function dependencyShares(item: DependencyItem | undefined, product: ProductOverview) {
  const interval = (column: DependencyColumn) =>
    shareInterval(item, column, product.supplyStatus !== "missing");
  return {
    direct: interval("direct"),
    lookThrough: interval("lookThrough"),
    critical: interval("critical"),
  };
}

/** Every product that is no sector, in the order of the ranking; those without a score at the end. */
export function productRows(data: RankingData): RankedRow[] {
  const { graph, result, dependency, names, risk = [] } = data;
  const stabilityOf = stabilities(data);
  const riskOf = new Map(risk.map((item) => [item.id, item]));
  const itemOf = new Map(result.items.map((item, place) => [item.id, { item, rank: place + 1 }]));
  const dependencyOf = new Map(dependency.map((item) => [item.id, item]));
  const sides = countLinks(graph);
  const rows = graph.products
    .filter(({ kind }) => kind !== "sector")
    .map((product): RankedRow => {
      const scored = itemOf.get(product.id);
      const shares = dependencyShares(dependencyOf.get(product.id), product);
      return {
        id: product.id,
        name: names.product(product.id),
        shape: productShape(product),
        kind: kindWord(product),
        ...scoreColumns(scored?.item, scored?.rank ?? null),
        isOpen: isScoreOpen(product.id, names.products),
        direct: shares.direct.share,
        lookThrough: shares.lookThrough.share,
        critical: shares.critical.share,
        shares,
        makers: product.makers,
        ...largestMaker(product.makers),
        extra: null,
        ...sides(product.id),
        risk: riskOf.get(product.id) ?? null,
        stability: stabilityOf.get(product.id) ?? null,
      };
    });
  return rows.sort(byRank);
}

/** Every ranked producer, country, firm or link, in the order of the ranking. */
export function targetRows(data: RankingData): RankedRow[] {
  const stabilityOf = stabilities(data);
  return data.result.items.map((item, place) => ({
    id: item.id,
    name: data.names.target(item.id),
    shape: null,
    kind: null,
    ...scoreColumns(item, place + 1),
    isOpen: isScoreOpen(item.id, data.names.products),
    direct: null,
    lookThrough: null,
    critical: null,
    shares: null,
    makers: [],
    maker: null,
    makerShare: null,
    extra: extraFigure(item.id, data),
    needs: 0,
    neededBy: 0,
    risk: null,
    stability: stabilityOf.get(item.id) ?? null,
  }));
}

function byRank(a: RankedRow, b: RankedRow): number {
  const order = (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY);
  return Number.isNaN(order) || order === 0 ? (a.id < b.id ? -1 : 1) : order;
}
