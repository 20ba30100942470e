/** Width of a text in pixels. */
export type Measure = (text: string, bold: boolean) => number;

export interface WrapOptions {
  readonly language: "en" | "ja";
  /** Characters a line should not exceed: full-width ones in Japanese. */
  readonly maxChars: number;
  /** Pixels a line must not exceed. */
  readonly maxWidth: number;
  /** Three only for what would else be shortened. */
  readonly maxLines: 1 | 2 | 3;
  readonly bold: boolean;
  readonly measure: Measure;
}

/** Where a line may end; a space at a line's end is dropped. */
interface Piece {
  readonly text: string;
  /** Better places to break than others: before a bracket, after a middle dot or comma. */
  readonly goodBreakBefore: boolean;
  /** Inside a word of katakana or before its kana ending: only if nothing else fits. */
  readonly splitsWord: boolean;
}

const ELLIPSIS = "…";

/**
 * Breaks a name into one line or two. Lines keep to `maxChars` where that is possible in two
 * lines, always to `maxWidth`; only what does not fit even in full lines is shortened with `…`.
 */
export function wrapLabel(text: string, options: WrapOptions): string[] {
  const { language, maxChars, maxWidth, maxLines, bold, measure } = options;
  if (maxLines === 3) {
    const two = wrapLabel(text, { ...options, maxLines: 2 });
    const full = two.at(-1)?.endsWith(ELLIPSIS) ? fullLines(text, options) : two;
    return full && full.length <= maxLines ? full : two;
  }
  const fits = (line: string) => measure(line, bold) <= maxWidth;
  if (fits(text) && (maxLines === 1 || units(text, language) <= maxChars)) return [text];
  if (maxLines === 2) {
    const broken = bestBreak(pieces(text, language), maxChars, options);
    if (broken && !(broken.splitsWord && fits(text))) return broken.lines;
  }
  if (fits(text)) return [text];
  return shorten(text, options);
}

/** Length of a line: in Japanese a Latin letter counts half. */
function units(text: string, language: "en" | "ja"): number {
  if (language === "en") return text.length;
  let sum = 0;
  for (const char of text) sum += char.charCodeAt(0) < 0x2000 ? 0.5 : 1;
  return sum;
}

function pieces(text: string, language: "en" | "ja"): Piece[] {
  const pattern =
    language === "en" ? /\S+\s*/g : /[A-Za-z0-9.,+/%-]+\s*|[(\uff08][^)\uff09]*[)\uff09]?|\S\s*/gu;
  const parts = withoutLooseMarks(text.match(pattern) ?? [text]);
  return parts.map((part, place) => {
    const before = parts[place - 1] ?? "";
    const goodBreakBefore = /^[(\uff08]/.test(part) || /[\u30fb\u3001,]\s*$/.test(before);
    const splitsWord =
      (KATAKANA.test(part) && KATAKANA.test(before.slice(-1))) ||
      (language === "ja" && HIRAGANA.test(part));
    return { text: part, goodBreakBefore, splitsWord };
  });
}

/** A letter of a katakana word, the long vowel among them. */
const KATAKANA = /^[\u30a1-\u30fa\u30fc]/u;

const HIRAGANA = /^[\u3041-\u3096]/u;

/** A line never starts with one of these: small kana, long vowel, closing marks. */
const NO_START =
  /^[\u30fc\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e)\]}\uff09\uff3d\uff5d\u3001\u3002\uff0c\uff0e\u30fb\uff1a\uff1b\uff01\uff1f\u3005\u300d\u300f\u3011\u3015\u3009\u300b,.:;!?%\u301c]/u;

/** A line never ends with one of these: opening brackets. */
const NO_END = /[([{\uff08\uff3b\uff5b\u300c\u300e\u3010\u3014\u3008\u300a]$/u;

/** Marks that must not start or end a line go with the piece that they belong to. */
function withoutLooseMarks(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && (NO_START.test(part) || NO_END.test(last)))
      joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

/** The most even of the breaks that fit; breaks at good places first. */
function bestBreak(
  parts: readonly Piece[],
  maxChars: number,
  { language, maxWidth, bold, measure }: WrapOptions,
): { readonly lines: string[]; readonly splitsWord: boolean } | null {
  let best: { readonly lines: string[]; readonly splitsWord: boolean } | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let at = 1; at < parts.length; at++) {
    const first = join(parts.slice(0, at));
    const second = join(parts.slice(at));
    if (measure(first, bold) > maxWidth || measure(second, bold) > maxWidth) continue;
    const longest = Math.max(units(first, language), units(second, language));
    const over = Math.max(0, longest - maxChars);
    const bonus = (parts[at]?.goodBreakBefore ? 6 : 0) - (parts[at]?.splitsWord ? 8 : 0);
    const cost = over * 4 + longest - bonus;
    if (cost < bestCost) {
      best = { lines: [first, second], splitsWord: parts[at]?.splitsWord ?? false };
      bestCost = cost;
    }
  }
  return best;
}

function join(parts: readonly Piece[]): string {
  return parts
    .map(({ text }) => text)
    .join("")
    .trim();
}

/** Fills one line after another with whole words; null if a word is wider than its line. */
function fullLines(text: string, options: WrapOptions): string[] | null {
  const { language, maxWidth, bold, measure } = options;
  const lines: string[] = [];
  for (const { text: word } of pieces(text, language)) {
    const longer = (lines.at(-1) ?? "") + word;
    if (lines.length > 0 && measure(longer.trim(), bold) <= maxWidth)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const trimmed = lines.map((line) => line.trim());
  return trimmed.every((line) => measure(line, bold) <= maxWidth) ? trimmed : null;
}

/** Fills the lines as far as they go and ends in `…`. */
function shorten(text: string, { maxLines, maxWidth, bold, measure }: WrapOptions): string[] {
  const fits = (line: string) => measure(line, bold) <= maxWidth;
  const lines: string[] = [];
  let rest = text;
  while (lines.length < maxLines - 1 && !fits(rest)) {
    const room = longestStart(rest, fits);
    const space = rest.lastIndexOf(" ", room);
    const end = allowedEnd(rest, space > 0 ? space : room);
    lines.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  if (fits(rest)) return [...lines, rest];
  const room = longestStart(rest, (start) => fits(start.trim() + ELLIPSIS));
  return [...lines, rest.slice(0, room).trim() + ELLIPSIS];
}

/** The nearest place before `end` where a line may end. */
function allowedEnd(text: string, end: number): number {
  let at = end;
  while (at > 1 && (NO_START.test(text.slice(at).trim()) || NO_END.test(text.slice(0, at)))) at--;
  return at;
}

function longestStart(text: string, fits: (start: string) => boolean): number {
  let length = text.length;
  while (length > 1 && !fits(text.slice(0, length))) length--;
  return length;
}
