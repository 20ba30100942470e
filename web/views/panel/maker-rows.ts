import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { isNamed } from "../../parts/country-set.ts";
import type { FigureStatus } from "../../parts/supply-status.ts";
import { newestFigures } from "./newest-figures.ts";

type Evidence = ProductDetail["supply"][number]["evidence"];

export interface MakerRow {
  readonly country: string;
  readonly share: number | null;
  readonly evidence: Evidence | undefined;
}

/** From sure to not known: of equals the less sure word stands. */
const SURENESS: readonly FigureStatus[] = [
  "reported",
  "estimated",
  "judgement",
  "withheld",
  "unstated",
  "missing",
];

/** Every maker that is shown, each with the newest figure that it rests on. */
export function makerRows({ makers, supply }: Pick<ProductDetail, "makers" | "supply">) {
  const used = supply.filter(({ basis }) => basis === makers.basis);
  const newest = new Map(
    newestFigures(used, ({ country }) => country).map((row) => [row.country, row.evidence]),
  );
  return makers.makers
    .filter(({ country }) => makers.status !== "missing" || isNamed(country))
    .map(
      ({ country, share }): MakerRow => ({
        country,
        share,
        evidence: isNamed(country) ? newest.get(country) : undefined,
      }),
    );
}

/** Firms that make the product, the newest figure of each. */
export function firmRows({ firms }: Pick<ProductDetail, "firms">) {
  return newestFigures(firms, ({ firm, plantCountry }) => `${firm}|${plantCountry}`);
}

/**
 * One word for all rows: how the larger part of the shares below it is backed.
 * @param fallback where no row says how it is backed
 */
export function shownStatus(
  rows: readonly { share: number | null; evidence: Evidence | undefined }[],
  fallback: FigureStatus,
): FigureStatus {
  const weights = new Map<FigureStatus, number>();
  for (const { share, evidence } of rows) {
    const status = evidence?.status;
    if (status) weights.set(status, (weights.get(status) ?? 0) + (share ?? 0));
  }
  const most = Math.max(...weights.values());
  if (!(most > 0)) return fallback;
  return SURENESS.findLast((status) => (weights.get(status) ?? -1) >= most - 1e-9) ?? fallback;
}
