import type { Network } from "../../engine/build/network.ts";
import { HOME_REGION } from "../../engine/build/regions.ts";
import type { KeptExport } from "../../engine/kernels/daily-system.ts";
import { someOf } from "../../model/words/some-of.ts";
import { namesProduct } from "./halts.ts";
import type { HomeUse } from "./home-use.ts";
import { type Level, responseLevel } from "./levels.ts";
import type { LeverPart } from "./lever-part.ts";
import type { SettledDiversion } from "./settled-scenario.ts";

/** Products without a reliance that are named. */
const MOST_NAMED = 10;

/** A sale of the home's makers to another region. */
interface Sale {
  readonly flow: number;
  readonly market: number;
}

/** A product of which the home keeps its exports. */
interface Kept {
  readonly unit: number;
  readonly market: number;
  /** What the home exports, in units of its own normal use. */
  readonly exports: number;
  readonly sales: readonly Sale[];
  readonly by: readonly { readonly level: Level; readonly size: number }[];
}

/**
 * Exports that are kept at home: the home gets them beside what it bought, the others lose them.
 * Exports are what the home makes beyond what it buys from itself: 1 - reliance - its own share.
 * @returns the part, and what could not be kept because nobody states reliance
 * @see docs/methods/time-model.md#diversion
 */
export function diversionPart(
  network: Network,
  responses: readonly SettledDiversion[],
  use: HomeUse,
): LeverPart & { readonly notes: readonly string[] } {
  const rules = responses.map(({ products, size, ...span }) => ({
    level: responseLevel(span),
    size,
    isProduct: namesProduct(network, products),
  }));
  const unknown: string[] = [];
  const without: string[] = [];
  const kept = network.products.flatMap((id, product): Kept[] => {
    const by = rules.filter(({ isProduct }) => isProduct(product));
    const unit = homeUnit(network, product);
    const market = network.labels.marketAt(product, HOME_REGION);
    if (by.length === 0) return [];
    if (unit === null || market === undefined) {
      without.push(id);
      return [];
    }
    const reliance = use.reliance(id).netImportReliance?.figure ?? null;
    if (reliance === null) {
      unknown.push(id);
      return [];
    }
    const exports = Math.max(0, 1 - reliance - shareOfOwn(network, market, unit));
    if (exports === 0) {
      without.push(id);
      return [];
    }
    return [{ unit, market, exports, sales: salesAbroad(network, { unit, product }), by }];
  });
  return {
    moved: kept.flatMap(({ market, sales }) =>
      [market, ...sales.map((sale) => sale.market)].map((at) => network.system.units + at),
    ),
    levels: rules.map(({ level }) => level),
    apply: (day, levers) => {
      levers.kept = kept.map(({ unit, market, exports, sales, by }): KeptExport => {
        let part = 0;
        for (const { level, size } of by) part = Math.max(part, size * level.at(day));
        for (const { flow } of sales)
          levers.flowFactor[flow] = (levers.flowFactor[flow] ?? 1) * (1 - part);
        return { unit, market, share: part * exports };
      });
    },
    notes: [
      ...told("no exports are kept where net import reliance is unknown", unknown),
      ...told("the home makes no more than it buys from itself, and keeps no exports", without),
    ],
  };
}

function told(what: string, products: readonly string[]): string[] {
  if (products.length === 0) return [];
  return [`${what}: ${someOf(products, MOST_NAMED)}`];
}

function homeUnit({ labels }: Network, product: number): number | null {
  return labels.unitsOf[product]?.find((unit) => labels.unitRegion[unit] === HOME_REGION) ?? null;
}

/** Share of what the home buys that it makes itself. */
function shareOfOwn({ system }: Network, market: number, unit: number): number {
  for (let f = system.flowOffsets[market] ?? 0; f < (system.flowOffsets[market + 1] ?? 0); f++) {
    if (system.flowUnit[f] === unit) return system.flowShare[f] ?? 0;
  }
  return 0;
}

function salesAbroad(
  { system, labels, regions }: Network,
  { unit, product }: { unit: number; product: number },
): Sale[] {
  return regions.names.flatMap((_, region): Sale[] => {
    const market = region === HOME_REGION ? undefined : labels.marketAt(product, region);
    if (market === undefined) return [];
    const sales: Sale[] = [];
    for (let f = system.flowOffsets[market] ?? 0; f < (system.flowOffsets[market + 1] ?? 0); f++) {
      if (system.flowUnit[f] === unit) sales.push({ flow: f, market });
    }
    return sales;
  });
}
