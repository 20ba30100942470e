import { dayNumber } from "./event-days.ts";
import type { BacktestQuestion } from "./question.ts";

/** What is known before the event of when a user is hit. */
export interface OrderKey {
  readonly name: string;
  /** Days until its stock is said to end; Infinity: it loses nothing; null: not told. */
  readonly days: number | null;
  /** 1 is cut first, 3 last: how supply is shared out if it is too little. */
  readonly turn: 1 | 2 | 3;
}

const ESSENTIAL =
  /\b(households?|homes|hospitals?|patients|health|defen[cs]e|military|army|emergency|protected)\b/i;
const CUT_FIRST =
  /\b(ammonia|fertili[sz]ers?|smelters?|energy-intensive|interruptible|exports?|spot|construction)\b/i;

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const MONTH = `(${MONTHS.join("|")})`;
const DATE = new RegExp(`\\b(\\d{1,2})(?:\\s*(?:-|to|or)\\s*\\d{1,2})?\\s+${MONTH}\\b`, "i");
const WEEK = new RegExp(`\\b(first|second|third|fourth|last) week of ${MONTH}\\b`, "i");
const PART = new RegExp(`\\b(early|mid|late|end of|start of|beginning of)[ -]${MONTH}\\b`, "i");
const PART_DAYS: Readonly<Record<string, number>> = {
  first: 4,
  second: 11,
  third: 18,
  fourth: 25,
  last: 28,
  early: 5,
  mid: 15,
  late: 25,
  "end of": 30,
  "start of": 2,
  "beginning of": 2,
};
const SPELL = /\b(\d+(?:\.\d+)?)(?:\s*(?:-|to)\s*\d+(?:\.\d+)?)?\s+(hour|day|week|month)s?\b/i;
const SPELL_DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 30 };
const SHARE = /(?:^|[\s(])(0(?:\.\d+)?|1(?:\.0+)?)(?=[\s),;.]|$)/;

/**
 * In which order users are hit: by the day on which the words say that their stock ends or that they lose
 * nothing; where they say nothing, by who is served first if supply is shared out.
 * @returns a key for each user of the question
 */
export function orderKeys(question: BacktestQuestion): OrderKey[] {
  const clauses = question.words.flatMap((text) => text.split(/;|\.\s/));
  return question.users.map((name) => {
    const [word = name] = name.split(/\s/);
    const own = clauses.filter((clause) => clause.toLowerCase().includes(word.toLowerCase()));
    const days = own.map((clause) => daysIn(clause, question.start)).find((at) => at !== null);
    return { name, days: days ?? null, turn: turnOf(name) };
  });
}

/** Negative: `a` is hit before `b`; 0: nothing tells them apart. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  if (a.days !== null && b.days !== null && a.days !== b.days) return a.days < b.days ? -1 : 1;
  if (a.days === Number.POSITIVE_INFINITY) return b.days === a.days ? 0 : 1;
  if (b.days === Number.POSITIVE_INFINITY) return -1;
  return a.turn - b.turn;
}

function turnOf(name: string): OrderKey["turn"] {
  if (ESSENTIAL.test(name)) return 3;
  return CUT_FIRST.test(name) ? 1 : 2;
}

function daysIn(clause: string, start: string): number | null {
  const dated = dateIn(clause);
  if (dated) return daysFrom(start, dated.month, dated.day);
  const spell = SPELL.exec(clause);
  if (spell) return Number(spell[1]) * (SPELL_DAYS[(spell[2] ?? "").toLowerCase()] ?? Number.NaN);
  const share = SHARE.exec(clause)?.[1];
  return share !== undefined && Number(share) === 0 ? Number.POSITIVE_INFINITY : null;
}

function dateIn(clause: string): { readonly month: number; readonly day: number } | null {
  const date = DATE.exec(clause);
  if (date) return { day: Number(date[1]), month: monthOf(date[2]) };
  const part = WEEK.exec(clause) ?? PART.exec(clause);
  if (!part) return null;
  return { day: PART_DAYS[(part[1] ?? "").toLowerCase()] ?? 15, month: monthOf(part[2]) };
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").toLowerCase()) + 1;
}

/** Days from the start to the next such day of a month. */
function daysFrom(start: string, month: number, day: number): number {
  const year = Number(start.slice(0, 4));
  const from = dayNumber(start);
  const days = (of: number) => Math.round(Date.UTC(of, month - 1, day) / 86_400_000) - from;
  return days(year) >= -31 ? days(year) : days(year + 1);
}
