import type { TFunction } from "i18next";
import {
  formatDays,
  formatNumber,
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

/** Lost days in percent or days, output in points, the first hit in days. */
export function savedTexts(
  saved: Saved,
  { t, language }: { readonly t: TFunction; readonly language: Language },
): SavedTexts {
  const { points, laterDays } = saved;
  return {
    lostDays: lostText(saved, language),
    points:
      points === null
        ? UNKNOWN
        : signed(t("watch:totals.points", { points: formatPoints(Math.abs(points)) }), points),
    laterDays:
      laterDays === null ? UNKNOWN : signed(formatDays(Math.abs(laterDays), language), laterDays),
  };
}

/** In percent of what the other lost; where that says nothing, in days. */
function lostText({ lostShare, lostDays }: Saved, language: Language): string {
  if (lostShare !== null)
    return signed(formatShare(Math.abs(lostShare), language), -roundedToNothing(lostShare));
  if (lostDays === null || Math.abs(lostDays) < 0.05) return UNKNOWN;
  const days = Math.abs(lostDays);
  const text = days < 9.95 ? days.toFixed(1) : formatNumber(Math.round(days));
  return signed(language === "ja" ? `${text}日` : `${text} days`, -lostDays);
}

function roundedToNothing(share: number): number {
  return Math.abs(share) < 1e-9 ? 0 : share;
}
