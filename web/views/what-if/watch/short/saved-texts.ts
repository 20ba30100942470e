import type { TFunction } from "i18next";
import {
  formatDays,
  formatPoints,
  formatShare,
  type Language,
  UNKNOWN,
} from "../../../../parts/format.ts";
import type { Saved } from "./totals.ts";

/** What one scenario saves against another in words; of what is not known, a dash. */
export interface SavedTexts {
  readonly lostDays: string;
  readonly points: string;
  readonly laterDays: string;
}

const MINUS = "−";

function signed(text: string, amount: number): string {
  return amount > 0 ? `+${text}` : amount < 0 ? `${MINUS}${text}` : text;
}

/** Lost days in percent, output in points, the first hit in days. */
export function savedTexts(
  { lostShare, points, laterDays }: Saved,
  { t, language }: { readonly t: TFunction; readonly language: Language },
): SavedTexts {
  return {
    lostDays:
      lostShare === null
        ? UNKNOWN
        : signed(formatShare(Math.abs(lostShare), language), -roundedToNothing(lostShare)),
    points:
      points === null
        ? UNKNOWN
        : signed(t("watch:totals.points", { points: formatPoints(Math.abs(points)) }), points),
    laterDays:
      laterDays === null ? UNKNOWN : signed(formatDays(Math.abs(laterDays), language), laterDays),
  };
}

function roundedToNothing(share: number): number {
  return Math.abs(share) < 1e-9 ? 0 : share;
}
