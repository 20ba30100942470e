import type { ProductDetail } from "../../../model/details.ts";
import { integer, percent } from "../../../model/words/numbers.ts";
import type { Block, Line } from "./document.ts";
import { text } from "./shared-sections.ts";
import { capital, type Writer } from "./writer.ts";

const MOST_LINES = 4;
const MOST_SERIES = 2;

/** Shares of makers, net import reliance and prices where two years or more are known. */
export function trendBlocks(writer: Writer, detail: ProductDetail): Block[] {
  return [
    ...makerTrend(writer, detail),
    ...relianceTrend(writer, detail),
    ...priceTrend(writer, detail),
  ];
}

type Dated = { readonly evidence: { readonly year: number | null; readonly rival: boolean } };

function pointsOf<Row extends Dated>(
  rows: readonly Row[],
  amountOf: (row: Row) => number | null,
): { year: number; amount: number }[] {
  const byYear = new Map<number, number>();
  for (const row of rows) {
    const { year, rival } = row.evidence;
    const amount = amountOf(row);
    if (year !== null && !rival && amount !== null) byYear.set(year, amount);
  }
  return [...byYear].map(([year, amount]) => ({ year, amount })).sort((a, b) => a.year - b.year);
}

function makerTrend(writer: Writer, { supply, makers }: ProductDetail): Block[] {
  const used = supply.filter(({ basis }) => basis === makers.basis);
  const lines: Line[] = makers.makers
    .filter(({ country }) => writer.roleOf(country) !== "unknown")
    .map(({ country }) => ({
      name: writer.names.country(country),
      points: pointsOf(
        used.filter((row) => row.country === country),
        ({ share }) => share,
      ),
    }))
    .filter(({ points }) => points.length > 1 && points.some(({ amount }) => amount > 0.001))
    .slice(0, MOST_LINES);
  if (lines.length === 0) return [];
  const sources = used.map(({ evidence }) => (evidence.rival ? null : evidence.source));
  const caption = `Share of the largest makers by year${writer.citations.marks(sources)}`;
  return [{ type: "lines", caption, unit: "share", lines }];
}

function relianceTrend(writer: Writer, { reliance }: ProductDetail): Block[] {
  const countries = [...new Set(reliance.map(({ country }) => country))];
  const lines: Line[] = countries
    .map((country) => ({
      name: capital(writer.country(country)),
      points: pointsOf(
        reliance.filter((row) => row.country === country),
        ({ netImportReliance }) => netImportReliance,
      ),
    }))
    .filter(({ points }) => points.length > 1)
    .slice(0, MOST_LINES);
  if (lines.length === 0) return [];
  const marks = writer.citations.marks(reliance.map(({ evidence }) => evidence.source));
  const still = lines.filter(({ points }) => points.every((p) => p.amount === points[0]?.amount));
  if (still.length === lines.length) {
    const words = still.map(({ name, points }) => {
      return `${name}: net import reliance stayed at ${percent(points[0]?.amount)} from ${points[0]?.year} to ${points.at(-1)?.year}${marks}.`;
    });
    return [text(words.join(" "))];
  }
  return [{ type: "lines", caption: `Net import reliance by year${marks}`, unit: "share", lines }];
}

function priceTrend(writer: Writer, { prices }: ProductDetail): Block[] {
  const series = [...new Set(prices.map((row) => row.series ?? ""))];
  return series
    .flatMap((name): Block[] => {
      const rows = prices.filter((row) => (row.series ?? "") === name);
      const points = pointsOf(rows, ({ price }) => price);
      const [first, last] = [points[0], points.at(-1)];
      if (points.length < 2 || !first || !last) return [];
      const unit = rows[0]?.unit ?? "price";
      const change = first.amount > 0 ? (last.amount - first.amount) / first.amount : null;
      const moved =
        change === null ? "" : `, ${change < 0 ? "−" : "+"}${percent(Math.abs(change))}`;
      const marks = writer.citations.marks(rows.map(({ evidence }) => evidence.source));
      const words = `Price, ${unit}: ${amountWords(first.amount)} in ${first.year}, ${amountWords(last.amount)} in ${last.year}${moved}${marks}. ${name}`;
      return [
        text(`${words.trim().replace(/\.$/, "")}.`),
        { type: "lines", caption: `Price, ${unit}`, unit: "amount", lines: [{ name: "", points }] },
      ];
    })
    .slice(0, 2 * MOST_SERIES);
}

function amountWords(amount: number): string {
  return amount >= 100 ? integer(Math.round(amount)) : String(Number(amount.toPrecision(3)));
}
