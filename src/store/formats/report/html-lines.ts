import { percent } from "../../../model/words/numbers.ts";
import type { Block, Line } from "./document.ts";
import { escaped, rich } from "./html-text.ts";

type Lines = Extract<Block, { type: "lines" }>;

const WIDTH = 640;
const HEIGHT = 150;
const LEFT = 48;
const RIGHT = 150;
const TOP = 10;
const BOTTOM = 24;

/** Lines over the years with names at their ends, and the same figures as a table. */
export function linesBlock({ caption, unit, lines }: Lines): string {
  const years = [...new Set(lines.flatMap(({ points }) => points.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const amounts = lines.flatMap(({ points }) => points.map(({ amount }) => amount));
  const top = unit === "share" ? Math.max(1, ...amounts) : Math.max(...amounts, 1e-9) * 1.05;
  const low = Math.min(0, ...amounts);
  const say = (amount: number) => (unit === "share" ? percent(amount) : short(amount));
  const from = years[0] ?? 0;
  const span = Math.max(1, (years.at(-1) ?? from) - from);
  const x = (year: number) => LEFT + ((year - from) / span) * (WIDTH - LEFT - RIGHT);
  const y = (amount: number) => TOP + ((top - amount) / (top - low)) * (HEIGHT - TOP - BOTTOM);
  const ends = spread(lines.map((line) => y(line.points.at(-1)?.amount ?? 0)));
  const drawn = lines.map((line, at) => drawLine(line, { at, x, y, end: ends[at] ?? 0, say }));
  const ticks = years.map(
    (year) =>
      `<text x="${x(year).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="middle">${year}</text>`,
  );
  const axis = [low, top].map(
    (amount) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(amount).toFixed(1)}" y2="${y(amount).toFixed(1)}" class="grid"/>` +
      `<text x="${LEFT - 6}" y="${(y(amount) + 4).toFixed(1)}" text-anchor="end">${escaped(say(amount))}</text>`,
  );
  const words = lines.map(({ name, points }) =>
    `${name} ${points.map(({ year, amount }) => `${year}: ${say(amount)}`).join(", ")}`.trim(),
  );
  const label = escaped(`${caption.replaceAll(/ \[\d+\]/g, "")}. ${words.join("; ")}`);
  return (
    `<figure><figcaption>${rich(caption)}</figcaption>` +
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${axis.join("")}${ticks.join("")}${drawn.join("")}</svg>` +
    `<details><summary>Show as table</summary>${asTable(lines, years, say)}</details></figure>`
  );
}

interface Drawing {
  readonly at: number;
  readonly x: (year: number) => number;
  readonly y: (amount: number) => number;
  readonly end: number;
  readonly say: (amount: number) => string;
}

function drawLine({ name, points }: Line, { at, x, y, end, say }: Drawing): string {
  const steps = points.map(({ year, amount }) => `${x(year).toFixed(1)} ${y(amount).toFixed(1)}`);
  const dots = points.map(
    ({ year, amount }) =>
      `<circle cx="${x(year).toFixed(1)}" cy="${y(amount).toFixed(1)}" r="2.5" class="dot${at}"/>`,
  );
  const last = points.at(-1);
  const words = last ? `${name} ${say(last.amount)}`.trim() : name;
  return (
    `<path d="M${steps.join("L")}" class="line${at}"/>${dots.join("")}` +
    `<text x="${WIDTH - RIGHT + 10}" y="${(end + 4).toFixed(1)}">${escaped(words)}</text>`
  );
}

/** Heights of labels, moved apart until none lies on another. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height);
  const placed: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { height, at } of order) {
    last = Math.max(height, last + 14);
    placed[at] = last;
  }
  const over = Math.max(0, last - (HEIGHT - BOTTOM));
  return placed.map((height) => height - over);
}

function asTable(lines: readonly Line[], years: readonly number[], say: Drawing["say"]): string {
  const head = years.map((year) => `<th scope="col" class="right">${year}</th>`).join("");
  const rows = lines.map(({ name, points }) => {
    const cells = years.map((year) => {
      const point = points.find((p) => p.year === year);
      return `<td class="right">${point ? escaped(say(point.amount)) : "–"}</td>`;
    });
    return `<tr><th scope="row">${escaped(name)}</th>${cells.join("")}</tr>`;
  });
  return `<table><thead><tr><td></td>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function short(amount: number): string {
  return amount >= 100
    ? Math.round(amount).toLocaleString("en-US")
    : String(Number(amount.toPrecision(3)));
}
