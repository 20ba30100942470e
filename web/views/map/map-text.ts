import { formatShare, formatShareRange, type Language, UNKNOWN } from "../../parts/format.ts";
import type { MapRow } from "./map-rows.ts";
import type { Measure } from "./use-map.ts";

/** The figure of a country as it stands on the map, on cards and in the table. */
export function figureText(
  { figure, low, high }: Pick<MapRow, "figure" | "low" | "high">,
  measure: Measure,
  language: Language,
): string {
  if (figure === null) return UNKNOWN;
  if (measure === "governance") return figure.toFixed(1);
  if (measure === "loss") return formatShareRange(low, high, language);
  return formatShare(figure, language);
}
