import { type ScaleLinear, scaleLinear } from "d3-scale";
import { formatShare, type Language } from "../../../../parts/format.ts";
import type { CourseLine } from "./course-lines.ts";

/** Room around the plot in pixels. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface ChartScales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly yTicks: readonly number[];
}

const NOTHING_LOST = 0.9;
/** Lines lie above the ground of the plot by this part of what is lost. */
const AIR = 0.06;
const TICKS = 5;

/**
 * What the vertical axis reaches over: down to the least that a line or band comes to, up to normal
 * output, which is never hidden.
 */
export function outputRange(lines: readonly Pick<CourseLine, "output" | "band">[]): {
  readonly least: number;
  readonly most: number;
} {
  let least = 1;
  let most = 1;
  for (const { output, band } of lines) {
    for (const share of output) {
      least = Math.min(least, share);
      most = Math.max(most, share);
    }
    for (const share of band?.low ?? []) least = Math.min(least, share);
    for (const share of band?.high ?? []) most = Math.max(most, share);
  }
  return { least: least > 1 - 1e-6 ? NOTHING_LOST : least, most };
}

/** Scales of the time chart: days to the right, output upwards. */
export function chartScales(
  lines: readonly Pick<CourseLine, "output" | "band">[],
  lastDay: number,
  size: { readonly width: number; readonly height: number },
  margins: Margins,
): ChartScales {
  const { least, most } = outputRange(lines);
  const x = scaleLinear()
    .domain([0, Math.max(1, lastDay)])
    .range([margins.left, Math.max(margins.left + 1, size.width - margins.right)]);
  const y = scaleLinear()
    .domain([Math.max(0, least - AIR * (most - least)), most])
    .nice(TICKS)
    .range([size.height - margins.bottom, margins.top]);
  return { x, y, yTicks: y.ticks(TICKS) };
}

/** A share on the axis, with as many decimals as its neighbours need to differ. */
export function axisShare(share: number, ticks: readonly number[], language: Language): string {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  const decimals = Math.max(0, Math.ceil(-Math.log10(step * 100) - 1e-9));
  if (decimals === 0 && share !== 0 && share < 0.1) return percent(share, 0, language);
  if (decimals === 0) return formatShare(Math.round(share * 100) / 100, language);
  return percent(share, decimals, language);
}

function percent(share: number, decimals: number, language: Language): string {
  const digits = (share * 100).toFixed(decimals);
  return language === "ja" ? `${digits}%` : `${digits}\u202f%`;
}
