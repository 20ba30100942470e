import { processorSeconds } from "../peers/peer-report.ts";
import { OURS, type Results, times } from "./results.ts";
import { COLOURS, line, round, svg, text } from "./svg.ts";

const size = (n: number) => n.toLocaleString("en");

/** For each task at its largest size with peers: how many times our processor seconds they took. */
export function ratioChart(results: Results): string {
  const programs = results.programs.filter((name) => !name.startsWith(OURS));
  const rows = results.tasks.flatMap((task) => {
    const at = results.sizes.toReversed().find((n) => found(results, programs, task, n).length > 0);
    return at === undefined ? [] : [{ task, n: at, dots: found(results, programs, task, at) }];
  });
  const all = rows.flatMap(({ dots }) => dots.map(({ ratio }) => ratio));
  const [from, to] = decades([1, ...all]);
  const [left, right, top, step] = [250, 760, 84, 30];
  const x = (ratio: number) => left + ((Math.log10(ratio) - from) / (to - from)) * (right - left);
  const bottom = top + rows.length * step;
  const marks: string[] = [];
  for (let d = from; d <= to; d++) {
    marks.push(line(x(10 ** d), top - 10, x(10 ** d), bottom, d === 0 ? "one" : "grid"));
    marks.push(
      text(x(10 ** d), bottom + 18, `${Number((10 ** d).toPrecision(1))}`, "faint", "middle"),
    );
  }
  programs.forEach((name, k) => {
    marks.push(`<circle cx="${22 + k * 120}" cy="48" r="6" class="fill s${k % COLOURS}"/>`);
    marks.push(text(34 + k * 120, 52, name));
  });
  rows.forEach(({ task, n, dots }, i) => {
    const y = top + (i + 0.5) * step;
    marks.push(text(left - 14, y + 4, `${task}, ${size(n)}`, "text", "end"));
    marks.push(line(left, y, right, y, "grid"));
    for (const { name, ratio } of dots) {
      const colour = programs.indexOf(name) % COLOURS;
      marks.push(
        `<circle cx="${round(x(ratio))}" cy="${round(y)}" r="6" class="fill s${colour}"/>`,
      );
    }
  });
  const axis = "times Linchpin's processor seconds; right of 1: Linchpin is faster";
  marks.push(text((left + right) / 2, bottom + 38, axis, "faint", "middle"));
  const title = "Processor seconds of other programs, as many times as Linchpin's";
  const description = rows
    .map(({ task, n, dots }) => {
      const each = dots.map(({ name, ratio }) => `${name} ${Number(ratio.toPrecision(2))}`);
      return `${task} at ${size(n)} firms: ${each.join(", ")}`;
    })
    .join("; ");
  return svg({ width: 800, height: bottom + 52, title, description, marks });
}

function found(results: Results, programs: readonly string[], task: string, n: number) {
  return programs.flatMap((name) => {
    const ratio = times(results, name, task, n);
    return ratio === undefined ? [] : [{ name, ratio }];
  });
}

/** Our processor seconds of each task by number of firms, both axes in powers of ten. */
export function growthChart(results: Results): string {
  const { sizes } = results;
  const lines = results.tasks.flatMap((task) => {
    const points = sizes.flatMap((n) => {
      const report = results.of(OURS, task, n);
      const seconds = report ? processorSeconds(report) : 0;
      return seconds > 0 ? [{ n, seconds }] : [];
    });
    return points.length > 1 ? [{ task, points }] : [];
  });
  const all = lines.flatMap(({ points }) => points);
  const [low, high] = decades(all.map(({ seconds }) => seconds));
  const [first, last] = decades(all.map(({ n }) => n));
  const [left, right, top, bottom] = [70, 580, 60, 440];
  const x = (n: number) => left + ((Math.log10(n) - first) / (last - first)) * (right - left);
  const y = (s: number) => bottom - ((Math.log10(s) - low) / (high - low)) * (bottom - top);
  const marks: string[] = [];
  for (let d = low; d <= high; d++) {
    marks.push(line(left, y(10 ** d), right, y(10 ** d), "grid"));
    marks.push(
      text(left - 10, y(10 ** d) + 4, `${Number((10 ** d).toPrecision(1))}`, "faint", "end"),
    );
  }
  for (let d = first; d <= last; d++) {
    marks.push(line(x(10 ** d), top, x(10 ** d), bottom, "grid"));
    marks.push(text(x(10 ** d), bottom + 20, size(10 ** d), "faint", "middle"));
  }
  marks.push(text(left - 54, top - 14, "processor s", "faint"));
  marks.push(text((left + right) / 2, bottom + 42, "firms, ten links each", "faint", "middle"));
  const dashes = (k: number) => (k >= COLOURS ? ' stroke-dasharray="5 4"' : "");
  for (const n of sizes) {
    const ends = lines.flatMap(({ task, points }, k) => {
      const end = points.at(-1)!;
      return end.n === n ? [{ task, k, at: y(end.seconds) }] : [];
    });
    for (const { k, task, at } of spread(ends)) {
      const [from, level] = [round(x(n) + 10), round(at)];
      const path = `M${from} ${level}h18`;
      marks.push(`<path d="${path}" class="line s${k % COLOURS}"${dashes(k)}/>`);
      marks.push(text(from + 24, at + 4, task, `fill s${k % COLOURS}`));
    }
  }
  lines.forEach(({ points }, k) => {
    const path = points.map(({ n, seconds }) => `${round(x(n))} ${round(y(seconds))}`).join("L");
    marks.push(`<path d="M${path}" class="line s${k % COLOURS}"${dashes(k)}/>`);
    for (const { n, seconds } of points) {
      const at = `cx="${round(x(n))}" cy="${round(y(seconds))}"`;
      marks.push(`<circle ${at} r="3.5" class="fill s${k % COLOURS}"/>`);
    }
  });
  const title = "Processor seconds of Linchpin by number of firms";
  const description = lines
    .map(({ task, points }) => {
      const each = points.map(
        ({ n, seconds }) => `${Number(seconds.toPrecision(2))} s at ${size(n)}`,
      );
      return `${task}: ${each.join(", ")}`;
    })
    .join("; ");
  return svg({ width: 780, height: 500, title, description, marks });
}

/** Labels from top to bottom, moved apart so that none lies on another. */
function spread<Label extends { readonly at: number }>(labels: readonly Label[]): Label[] {
  const sorted = labels.toSorted((a, b) => a.at - b.at);
  let above = Number.NEGATIVE_INFINITY;
  return sorted.map((label) => {
    above = Math.max(label.at, above + 17);
    return { ...label, at: above };
  });
}

/** Exponents of ten around figures > 0, at least one apart. */
function decades(figures: readonly number[]): [number, number] {
  const logs = figures.map(Math.log10);
  const from = Math.floor(Math.min(...logs));
  return [from, Math.max(from + 1, Math.ceil(Math.max(...logs)))];
}
