/** Figures and dates as people read them, in both languages. Unknown is a dash, never a zero. */

export type Language = "en" | "ja";

export const UNKNOWN = "–";
const NARROW_SPACE = "\u202f";
const MINUS = "−";
/** Differences up to 0.8 points are one figure; above, both ends are shown. */
export const RANGE_FROM = 0.008;
const YEARS_FROM_DAYS = 730;
const DAYS_PER_YEAR = 365;

type Figure = number | null | undefined;

function isKnown(figure: Figure): figure is number {
  return typeof figure === "number" && Number.isFinite(figure);
}

function withPercent(digits: string, language: Language): string {
  return language === "ja" ? `${digits}%` : `${digits}${NARROW_SPACE}%`;
}

/** So far from the whole a sum of shares may end up by the computer's arithmetic alone. */
const NOISE = 1e-9;

/**
 * A percentage above zero: no decimals, one below ten. What is more than nothing never reads as
 * `0`, what is less than all never as `100`.
 */
function percentDigits(percent: number): string {
  if (percent < 0.05) return "< 0.1";
  const isAll = Math.abs(percent - 100) <= NOISE * 100;
  if (!isAll && percent.toFixed(0) === "100") {
    if (Math.abs(percent - 100) < 0.05) return percent < 100 ? "> 99.9" : "> 100";
    return percent.toFixed(1);
  }
  const oneDecimal = percent.toFixed(1);
  return Number(oneDecimal) < 10 ? oneDecimal : percent.toFixed(0);
}

function shareDigits(share: number): string {
  if (share === 0) return "0";
  if (share > 0) return percentDigits(share * 100);
  const digits = percentDigits(-share * 100);
  return digits.startsWith("<") ? `> ${MINUS}0.1` : `${MINUS}${digits.replace("> ", "")}`;
}

/** A share (0..1) in percent: no decimals, one below ten and next to the whole. */
export function formatShare(share: Figure, language: Language): string {
  return isKnown(share) ? withPercent(shareDigits(share), language) : UNKNOWN;
}

function joinRange(low: string, high: string, language: Language): string {
  return language === "ja" ? `${low}〜${high}` : `${low} to ${high}`;
}

/** Whether two ends stand for one figure: near each other, and neither nothing or all alone. */
function isOneFigure(least: number, most: number): boolean {
  const isEnd = (share: number) => share === 0 || Math.abs(share - 1) <= NOISE;
  return most - least <= RANGE_FROM && isEnd(least) === isEnd(most);
}

/** Two ends of a share: a range where they differ by more than 0.8 points, else the first end. */
export function formatShareRange(low: Figure, high: Figure, language: Language): string {
  if (!isKnown(low) || !isKnown(high)) return formatShare(low ?? high, language);
  const [least, most] = low <= high ? [low, high] : [high, low];
  const [leastDigits, mostDigits] = [shareDigits(least), shareDigits(most)];
  if (leastDigits === mostDigits || isOneFigure(least, most)) return formatShare(low, language);
  return withPercent(joinRange(leastDigits, mostDigits, language), language);
}

/**
 * A share that lies between two ends: both where they differ by more than 0.8 points, else the
 * share itself.
 */
export function formatShareBetween(
  low: Figure,
  high: Figure,
  share: Figure,
  language: Language,
): string {
  const isOpen = isKnown(low) && isKnown(high) && Math.abs(high - low) > RANGE_FROM;
  return isOpen ? formatShareRange(low, high, language) : formatShare(share, language);
}

function lossDigits(loss: number): string {
  const percent = loss * 100;
  if (percent <= 0) return "0";
  const digits = percentDigits(percent);
  if (digits.startsWith("<") || digits.startsWith(">")) return digits;
  return `${MINUS}${percent < 0.95 || digits.startsWith("99.") ? digits : percent.toFixed(0)}`;
}

/**
 * A loss of output (0..1) in percent, with a true minus; next to nothing and next to all are told
 * as bounds, `< 0.1` and `> 99.9`.
 */
export function formatLoss(loss: Figure, language: Language): string {
  return isKnown(loss) ? withPercent(lossDigits(loss), language) : UNKNOWN;
}

/** Two ends of a loss, as `formatShareRange`. */
export function formatLossRange(low: Figure, high: Figure, language: Language): string {
  if (!isKnown(low) || !isKnown(high)) return formatLoss(low ?? high, language);
  const [least, most] = low <= high ? [low, high] : [high, low];
  const [leastDigits, mostDigits] = [lossDigits(least), lossDigits(most)];
  if (leastDigits === mostDigits || isOneFigure(least, most)) return formatLoss(low, language);
  return withPercent(joinRange(leastDigits, mostDigits, language), language);
}

/**
 * A chokepoint score or an index (0..1): two decimals; above zero but under 0.005, `< 0.01`, and
 * next to the whole, `> 0.99`.
 */
export function formatScore(score: Figure): string {
  if (!isKnown(score)) return UNKNOWN;
  if (score > 0 && score < 0.005) return "< 0.01";
  return score >= 0.995 && score < 1 - NOISE ? "> 0.99" : score.toFixed(2);
}

/** Two ends of a score, where two decimals tell them apart. */
export function formatScoreRange(low: Figure, high: Figure, language: Language): string {
  const [lowText, highText] = [formatScore(low), formatScore(high)];
  if (!isKnown(low) || !isKnown(high) || lowText === highText) return formatScore(low ?? high);
  return joinRange(lowText, highText, language);
}

/** A difference of shares in percentage points, without its unit: `2.2`, `< 0.1`. */
export function formatPoints(difference: Figure): string {
  if (!isKnown(difference)) return UNKNOWN;
  const points = difference * 100;
  if (points > 0 && points < 0.05) return "< 0.1";
  if (points < 0 && points > -0.05) return `> ${MINUS}0.1`;
  return points.toFixed(1).replace("-", MINUS);
}

/** `2024-12-03` or `2024-12` as `Dec 2024`, `2024年12月`; a bare year as `2024`, `2024年`. */
export function formatDate(date: string | null | undefined, language: Language): string {
  const match = /^(\d{4})(?:-(\d{2}))?/.exec(date ?? "");
  if (!match) return UNKNOWN;
  const [, year = "", month] = match;
  if (!month) return language === "ja" ? `${year}年` : year;
  if (language === "ja") return `${year}年${Number(month)}月`;
  const name = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });
  return `${name.format(new Date(`${year}-${month}-01T00:00:00Z`))} ${year}`;
}

/** Days as a number, years from 730 days on. */
export function formatDays(days: Figure, language: Language): string {
  if (!isKnown(days)) return UNKNOWN;
  if (days < YEARS_FROM_DAYS) {
    const count = formatNumber(Math.round(days));
    return language === "ja" ? `${count}日` : `${count} ${count === "1" ? "day" : "days"}`;
  }
  const years = Number((days / DAYS_PER_YEAR).toFixed(1));
  return language === "ja" ? `${years}年` : `${years} years`;
}

/** A plain number with thousands set apart; the same in both languages. */
export function formatNumber(count: Figure): string {
  return isKnown(count)
    ? new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(count)
    : UNKNOWN;
}

/** A place in a ranking: `10th`, `10`. */
export function formatOrdinal(place: number, language: Language): string {
  if (language === "ja") return String(place);
  const tens = place % 100;
  if (tens >= 11 && tens <= 13) return `${place}th`;
  const endings: Record<number, string> = { 1: "st", 2: "nd", 3: "rd" };
  return `${place}${endings[place % 10] ?? "th"}`;
}

/** Names in a row: `China, Japan and Korea`, `中国、日本、韓国`. */
export function formatList(names: readonly string[], language: Language): string {
  if (language === "ja") return names.join("、");
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
