import { UNNAMED_COUNTRIES } from "../../../model/ids.ts";
import type { Behind } from "../../../model/report.ts";
import type { ChokepointItem } from "../../../model/results.ts";
import type { Status } from "../../../model/tables.ts";
import { parseTarget, type Target } from "../../../model/target.ts";
import { countrySets } from "../../build/country-sets.ts";
import { resolveParts } from "../../build/resolve-firms.ts";
import type { ProductSupply } from "../../build/resolve-shares.ts";
import { chosenSupply } from "../overview.ts";
import { sourceOf } from "../source-of.ts";
import { supplyStatus } from "../supply-status.ts";
import type { Asked } from "./ask.ts";

/** So many sources of one product's makers are named, those of its largest makers first. */
const MOST_SOURCES = 3;

interface Figure {
  readonly share: number;
  readonly status: Status | null;
  readonly source: string | null;
  readonly year: number | null;
}

/**
 * The figures of supply that each of these targets rests on: shares of a product's makers; of a
 * country or firm the share that it holds of the product where its path begins.
 * @returns by target; none where no figure says who makes the product
 * @see docs/methods/report.md; O(rows)
 */
export function behindOf(asked: Asked, items: readonly ChokepointItem[]): Record<string, Behind> {
  const { data, choices } = asked;
  const supply = chosenSupply(data, choices);
  const { asOf, residual } = choices;
  const parts = resolveParts(data, countrySets(data, choices).home, { asOf, residual });
  const behind: Record<string, Behind> = {};
  for (const { id, path } of items) {
    const target = parseTarget(id);
    const product = "product" in target ? target.product : path[0];
    const makers = supply.get(product ?? "");
    if (product === undefined || !makers) continue;
    const figures = figuresOf(target, makers, parts.get(product)?.parts ?? []);
    const named = figures.filter(({ source, status }) => source !== null || status !== null);
    const sources = [...new Set(named.map(({ source }) => source))].slice(0, MOST_SOURCES);
    behind[id] = {
      product,
      share: target.kind === "product" || named.length === 0 ? null : sumOf(named),
      status: target.kind === "product" ? supplyStatus(makers) : (named[0]?.status ?? null),
      year: target.kind === "product" ? makers.year : (named[0]?.year ?? null),
      sources: sources.map((source) => sourceOf(data, source)).filter((source) => source !== null),
    };
  }
  return behind;
}

/** The shares that a cut takes away, the largest first. */
function figuresOf(
  target: Target,
  { producers }: ProductSupply,
  parts: readonly (Figure & { readonly firm: string | null })[],
): readonly Figure[] {
  const named = producers.filter(
    ({ country, unknown }) => !unknown && !UNNAMED_COUNTRIES.has(country),
  );
  if ("firm" in target) return parts.filter(({ firm }) => firm === target.firm);
  if ("country" in target) return named.filter(({ country }) => country === target.country);
  return named;
}

function sumOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, { share }) => sum + share, 0);
}
