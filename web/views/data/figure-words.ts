import type { TFunction } from "i18next";
import {
  formatDays,
  formatNumber,
  formatShare,
  formatShareRange,
  type Language,
  UNKNOWN,
} from "../../parts/format.ts";
import type { FigureStatus } from "../../parts/supply-status.ts";
import type { FigureItem } from "./data-tables.ts";

export interface FigureWords {
  readonly language: Language;
  readonly t: TFunction;
}

/** A figure with its unit, of whatever table. */
export type Valued = Pick<FigureItem, "value" | "unit" | "unitText" | "column">;
type Ranged = Valued & Pick<FigureItem, "low" | "high">;

/**
 * How a figure is backed; a figure of a table with statuses that states none looks like it.
 * `null`: there is nothing to back.
 */
export function shownStatus({
  status,
  value,
  row,
}: Pick<FigureItem, "status" | "value" | "row">): FigureStatus | null {
  return status ?? (value !== null && "status" in row ? "unstated" : null);
}

/** A figure in words, as tables print it; unknown is a dash. */
export function valueText({ value, unit, unitText }: Valued, { language, t }: FigureWords): string {
  if (value === null) return UNKNOWN;
  if (typeof value === "string") return t(`data:word.${value}`, { defaultValue: value });
  switch (unit) {
    case "share":
      return formatShare(value, language);
    case "days":
      return formatDays(value, language);
    case "years":
      return t("data:unit.years", { count: value, number: formatNumber(value) });
    case "year":
      return String(value);
    case "musd":
      return moneyText(value, language);
    case "quantity":
    case "price":
      return [formatNumber(value), unitText].filter(Boolean).join(" ");
    case "weight":
      return formatNumber(Number(value.toPrecision(3)));
    default:
      return formatNumber(value);
  }
}

/** The same as precisely as it was written: a share with up to two decimals. */
export function exactText(figure: Valued, words: FigureWords): string {
  const { value, unit } = figure;
  if (unit !== "share" || typeof value !== "number") return valueText(figure, words);
  const percent = formatNumber(Number((value * 100).toFixed(2)));
  return words.language === "ja" ? `${percent}%` : `${percent}\u202f%`;
}

/** The ends between which a figure lies; empty: none are stated. */
export function rangeText(figure: Ranged, words: FigureWords): string {
  const { value, unit, low, high } = figure;
  const isOpen = value === null && unit === "share";
  const [least, most] = isOpen ? [low ?? 0, high ?? 1] : [low, high];
  if (least === null && most === null) return "";
  const number = typeof value === "number" ? value : null;
  const ends = [least ?? number, most ?? number] as const;
  if (ends[0] === null || ends[1] === null || ends[0] === ends[1]) return "";
  if (unit === "share") {
    const text = formatShareRange(ends[0], ends[1], words.language);
    return text === formatShare(number, words.language) ? "" : text;
  }
  const [from, to] = ends.map((end) => valueText({ ...figure, value: end }, words));
  return words.t("words:range", { low: from, high: to });
}

/** Millions of dollars: `$1.3 bn`, `13億ドル`. */
export function moneyText(musd: number, language: Language): string {
  if (language === "ja") {
    return Math.abs(musd) >= 100
      ? `${formatNumber(Number((musd / 100).toPrecision(3)))}億ドル`
      : `${formatNumber(Number((musd * 100).toPrecision(3)))}万ドル`;
  }
  return Math.abs(musd) >= 1000
    ? `$${formatNumber(Number((musd / 1000).toPrecision(3)))} bn`
    : `$${formatNumber(Number(musd.toPrecision(3)))} m`;
}

/** What a figure is a share of, or which index it is; empty: the column says it. */
export function wholeText({ of, row }: Pick<FigureItem, "of" | "row">, t: TFunction): string {
  if (of === null) return "";
  if (of === "measure") {
    const measure = String(row["measure"] ?? "");
    return t(`data:measure.${measure}`, { defaultValue: measure });
  }
  return t(`data:of.${of}`);
}

/** Publisher and year of a source; its citation where no publisher is named. */
export function sourceName(
  source:
    | { readonly citation: string; readonly publisher: string | null; readonly year: number | null }
    | undefined,
): string {
  if (!source) return "";
  const { citation, publisher, year } = source;
  return publisher === null
    ? citation
    : [publisher, year].filter((part) => part !== null).join(", ");
}
