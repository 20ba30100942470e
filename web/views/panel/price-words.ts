import type { TFunction } from "i18next";
import { formatNumber, formatShare, type Language, UNKNOWN } from "../../parts/format.ts";
import { type PriceSeries, priceChange } from "./price-series.ts";

/** A unit in the reader's words; one that is not known stays as the source has it. */
export function unitInWords(unit: string | null, t: TFunction): string {
  return unit === null ? "" : t(`panel:prices.units.${unit}`, { defaultValue: unit });
}

/** The newest known price and how far it lies from the first: `580 dollars per kilogram in 2025`. */
export function priceText(series: PriceSeries, language: Language, t: TFunction): string {
  const last = series.points.findLast(({ price }) => price !== null);
  if (!last) return t("panel:prices.withheld");
  const latest = t("panel:prices.latest", {
    price: formatNumber(last.price),
    unit: unitInWords(series.unit, t),
    year: last.year,
  });
  const moved = priceChange(series);
  if (!moved) return latest;
  const direction = moved.change === 0 ? "same" : moved.change < 0 ? "below" : "above";
  const change = t(`panel:prices.${direction}`, {
    share: formatShare(Math.abs(moved.change), language),
    year: moved.from,
  });
  return [latest, change].join(language === "ja" ? "" : " ");
}

/** A price as it stands in a table; withheld: a dash. */
export function priceFigure(price: number | null): string {
  return price === null ? UNKNOWN : formatNumber(price);
}
