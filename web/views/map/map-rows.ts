import type {
  ChokepointsResponse,
  DependencyResponse,
  GraphOverview,
  ProductOverview,
} from "../../../src/api/contract/operations.ts";
import { isNamed } from "../../parts/country-set.ts";
import { governanceStep, lossStep, type Step, shareStep } from "./classes.ts";

/** A country with the figure that the map shows of it. */
export interface MapRow {
  readonly code: string;
  /** What orders and colours; null: stated by nobody, or withheld. */
  readonly figure: number | null;
  /** The two ends to print, where a method leaves a range. */
  readonly low: number | null;
  readonly high: number | null;
  /** With all supply whose country nobody states counted in, too; null: not of this measure. */
  readonly widest: number | null;
  readonly step: Step;
  readonly isHome: boolean;
  /** How the figure is backed; null: computed. */
  readonly status: ProductOverview["makers"][number]["status"];
  /** Place among the rows with a figure, 1 first; null: home, or no figure. */
  readonly rank: number | null;
}

type Unranked = Omit<MapRow, "rank">;

const NO_STATUS = { status: null } as const;

/** Largest figure first, then by code; what has no figure stands at the end. */
function ranked(rows: readonly Unranked[], isRanked: (row: Unranked) => boolean): MapRow[] {
  const order = rows.toSorted(
    (a, b) => (b.figure ?? -1) - (a.figure ?? -1) || (a.code < b.code ? -1 : 1),
  );
  let place = 0;
  return order.map((row) => ({ ...row, rank: isRanked(row) ? ++place : null }));
}

function homeRow(code: string): Unranked {
  const none = { figure: null, low: null, high: null, widest: null, step: null };
  return { code, ...none, ...NO_STATUS, isHome: true };
}

const isOutside = ({ isHome, figure }: Unranked) => !isHome && figure !== null;

/** What is lost if each country stops: from supply that is shared anew to supply that is fixed. */
export function lossRows(
  { items }: Pick<ChokepointsResponse, "items">,
  home: ReadonlySet<string>,
): MapRow[] {
  const rows = items.flatMap(({ id, score, scoreRigid, scoreHigh }): Unranked[] => {
    const code = id.slice(1);
    if (!isNamed(code) || home.has(code)) return [];
    const ends = { figure: score, low: score, high: scoreRigid, widest: scoreHigh };
    return [{ code, ...ends, step: lossStep(score), isHome: false, ...NO_STATUS }];
  });
  return ranked([...rows, ...[...home].map(homeRow)], isOutside);
}

/**
 * How much of a product, a sector or all that matters cannot be had without each country.
 * @param subject id of a product or sector; null: all sectors, weighted by importance
 */
export function dependencyRows(
  { items }: Pick<DependencyResponse, "items">,
  subject: string | null,
  products: GraphOverview["products"],
  home: ReadonlySet<string>,
): MapRow[] {
  const weightOf = new Map(
    products.map(({ id, importance }) => [id, subject === null ? (importance ?? 0) : 0]),
  );
  if (subject !== null) weightOf.set(subject, 1);
  const sums = new Map<string, number>();
  for (const { id, byCountry } of items) {
    const weight = weightOf.get(id) ?? 0;
    if (weight === 0) continue;
    for (const [code, { critical }] of Object.entries(byCountry)) {
      if (critical !== null) sums.set(code, (sums.get(code) ?? 0) + weight * critical);
    }
  }
  const rows = [...sums].flatMap(([code, figure]): Unranked[] => {
    if (!isNamed(code) || home.has(code)) return [];
    const ends = { figure, low: figure, high: figure, widest: null };
    const step = figure < LEAST_SHARE ? null : shareStep(figure);
    return [{ code, ...ends, step, isHome: false, ...NO_STATUS }];
  });
  return ranked([...rows, ...[...home].map(homeRow)], isOutside);
}

/** Below this a computed share is a rounding error of what has no effect. */
const LEAST_SHARE = 0.0005;

/** Who makes a product: the countries named, and those whose share is withheld. */
export function shareRows(
  { makers }: Pick<ProductOverview, "makers">,
  home: ReadonlySet<string>,
): MapRow[] {
  const rows = makers
    .filter(({ country }) => isNamed(country))
    .map(({ country, share, status }): Unranked => {
      const ends = { figure: share, low: share, high: share, widest: null };
      return { code: country, ...ends, step: shareStep(share), isHome: home.has(country), status };
    });
  return ranked(rows, ({ figure }) => (figure ?? 0) > 0);
}

/** How each country is governed, 10 = worst; ranked are those that could stop something. */
export function governanceRows(
  countries: GraphOverview["countries"],
  ranking: Pick<ChokepointsResponse, "items">,
  home: ReadonlySet<string>,
): MapRow[] {
  const hurts = new Set(
    ranking.items.filter(({ score }) => lossStep(score) !== null).map(({ id }) => id.slice(1)),
  );
  const rows = countries
    .filter(({ id }) => isNamed(id))
    .map(({ id, governance }): Unranked => {
      const ends = { figure: governance, low: governance, high: governance, widest: null };
      const isHome = home.has(id);
      return { code: id, ...ends, step: governanceStep(governance), isHome, ...NO_STATUS };
    });
  return ranked(rows, (row) => isOutside(row) && hurts.has(row.code));
}

/** Share of a product whose country nobody states: a stand-in for nobody, or simply missing. */
export function unnamedShare({ makers }: Pick<ProductOverview, "makers">): number | null {
  if (makers.length === 0) return null;
  const named = makers.filter(({ country }) => isNamed(country));
  const sum = named.reduce((total, { share }) => total + (share ?? 0), 0);
  return sum > 1 - SHARES_ROUND_TO ? 0 : 1 - sum;
}

/** Published shares are rounded: within half a point of the whole nothing is missing. */
const SHARES_ROUND_TO = 0.005;

/**
 * Whether the shares are of a total that leaves out what somebody withholds: then they are the most
 * that each country may make.
 */
export function areUpperBounds({ makers }: Pick<ProductOverview, "makers">): boolean {
  const sum = makers.reduce((total, { share }) => total + (share ?? 0), 0);
  return makers.some(({ share }) => share === null) && sum > 1 - SHARES_ROUND_TO;
}
