import { escaped } from "../report/html-text.ts";

/** One line of a chart: outputs by day. */
export interface CourseLine {
  readonly name: string;
  readonly output: readonly number[];
}

const WIDTH = 360;
const HEIGHT = 96;
const LEFT = 40;
const TOP = 6;
const BOTTOM = 20;
const STYLES = 4;

/** Output over time, one line a scenario, from 0 to normal: read aloud as the least of each. */
export function courseSvg(
  title: string,
  days: readonly number[],
  lines: readonly CourseLine[],
): string {
  const last = days.at(-1) ?? 0;
  const top = Math.max(1, ...lines.map(({ output }) => Math.max(...output)));
  const x = (day: number) => LEFT + (last > 0 ? day / last : 0) * (WIDTH - LEFT - 4);
  const y = (share: number) => TOP + (1 - share / top) * (HEIGHT - TOP - BOTTOM);
  const drawn = lines.map(
    ({ output }, at) =>
      `<path d="${steps(days, output, { x, y })}" class="line${at % STYLES}"${at >= STYLES ? ' stroke-opacity="0.6"' : ""}/>`,
  );
  const marks = [0, 1].map(
    (share) =>
      `<line x1="${LEFT}" x2="${WIDTH - 4}" y1="${y(share).toFixed(1)}" y2="${y(share).toFixed(1)}" class="grid"/>` +
      `<text x="${LEFT - 5}" y="${(y(share) + 4).toFixed(1)}" text-anchor="end">${share * 100} %</text>`,
  );
  const ends = [0, last].map(
    (day, at) =>
      `<text x="${x(day).toFixed(1)}" y="${HEIGHT - 5}" text-anchor="${at === 0 ? "start" : "end"}">day ${day}</text>`,
  );
  const words = lines.map(
    ({ name, output }) => `${name}: least ${Math.round(Math.min(...output) * 100)} %`,
  );
  return (
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${title}. ${words.join("; ")}`)}">` +
    `${marks.join("")}${ends.join("")}${drawn.join("")}</svg>`
  );
}

/** A line that moves only where the output does: days that repeat the one before are left out. */
function steps(
  days: readonly number[],
  output: readonly number[],
  { x, y }: { x: (day: number) => number; y: (share: number) => number },
): string {
  const points = output.flatMap((share, at) => {
    const isFlat =
      at > 0 && at < output.length - 1 && share === output[at - 1] && share === output[at + 1];
    return isFlat ? [] : [`${x(days[at] ?? 0).toFixed(1)} ${y(share).toFixed(1)}`];
  });
  return `M${points.join("L")}`;
}
