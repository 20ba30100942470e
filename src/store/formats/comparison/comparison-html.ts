import type { CompareResult } from "../../../model/comparison.ts";
import type { DataSet } from "../../../model/data-set.ts";
import type { Course } from "../../../model/simulation.ts";
import { reroutedSentences, shortProducts, sideNames } from "../../../model/words/comparison.ts";
import { Names } from "../../../model/words/names.ts";
import { percent, signedDays } from "../../../model/words/numbers.ts";
import { escaped } from "../report/html-text.ts";
import { REPORT_STYLE } from "../report/style.ts";
import { courseSvg } from "./course-svg.ts";

/** Sectors with a chart, the most changed first; the table has all. */
const MOST_CHARTS = 16;
const NEVER = "–";

/**
 * A comparison as one HTML page that needs nothing else: styles and charts lie in it, no script, no
 * address is loaded; it prints on A4.
 */
export function comparisonHtml(data: DataSet, result: CompareResult): string {
  const names = new Names(data);
  const title = `${data.titleEn ?? data.id}: ${result.scenarios.map(({ id }) => id).join(", ")}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${REPORT_STYLE}${OWN_STYLE}</style>
</head>
<body>
<main>
<header>
<h1>Scenarios compared</h1>
<p class="answer">${escaped(title)}</p>
</header>
${overview(result, names)}
${charts(result, names)}
${bySector(result, names)}
${byProduct(result, names)}
${judgements(result)}
${foot(result, names)}
</main>
</body>
</html>
`;
}

const OWN_STYLE = `
.courses { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 4px 20px; } .courses figure { margin: 8px 0; }
.key { display: inline-block; vertical-align: middle; margin-right: 6px; } .keys { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 18px; }
@media print { .courses .chart { max-width: 100%; } }
`;

function overview({ baseline, scenarios, difference }: CompareResult, names: Names): string {
  const rows = [baseline, ...scenarios].map((side) => {
    const change = difference[side.id];
    const band = change?.bands?.all;
    const cells = [
      days(side.lostDays),
      change ? signed(change.lostDays) : NEVER,
      ...(baseline.lostDaysBands
        ? [band ? `${signed(band.lostDays.p5)} to ${signed(band.lostDays.p95)}` : NEVER]
        : []),
      String(side.order.length),
    ];
    const first = side.firstHit.map((id) => names.product(id)).join(", ") || "none";
    const called = side.name && side.name !== side.id ? `: ${side.name}` : "";
    return `<tr><th scope="row">${escaped(side.id + called)}</th>${cells.map(right).join("")}<td>${escaped(first)}</td></tr>`;
  });
  const heads = [
    "Weighted lost days",
    "Against baseline",
    ...(baseline.lostDaysBands ? ["5 % to 95 % of runs"] : []),
    "Sectors hit",
  ];
  return `<section><h2>Overview</h2><div class="wide"><table><caption>Days of normal output that the sectors lose, weighted by importance</caption>
<thead><tr><th scope="col">Scenario</th>${heads.map((head) => `<th scope="col" class="right">${head}</th>`).join("")}<th scope="col">Hit first</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div></section>`;
}

function charts(result: CompareResult, names: Names): string {
  const sides = [result.baseline, ...result.scenarios];
  const shown = changedSectors(result).slice(0, MOST_CHARTS);
  if (shown.length === 0) return "<section><h2>Over time</h2><p>No sector differs.</p></section>";
  const keys = sides.map(
    ({ id }, at) =>
      `<li><svg class="key" width="34" height="8" aria-hidden="true"><path d="M0 4L34 4" class="line${at % 4}"/></svg>${escaped(id)}</li>`,
  );
  const figures = shown.map((id) => {
    const lines = sides.map((side) => ({ name: side.id, output: side.sectors[id]?.output ?? [] }));
    const name = names.product(id);
    return `<figure><figcaption>${escaped(name)}</figcaption>${courseSvg(name, result.days, lines)}</figure>`;
  });
  const more = changedSectors(result).length - shown.length;
  return `<section><h2>Over time</h2><p>Output of each sector as a share of normal, those that differ most first${more > 0 ? `; ${more} more are in the table` : ""}.</p>
<ul class="keys">${keys.join("")}</ul><div class="courses">${figures.join("\n")}</div></section>`;
}

/** Sectors that differ from the baseline in some scenario, by the days lost more or less. */
function changedSectors({ difference }: CompareResult): string[] {
  const change = new Map<string, number>();
  for (const { sectors } of Object.values(difference))
    for (const [id, { lostDays, output }] of Object.entries(sectors))
      if (output.some((x) => Math.abs(x) > 1e-9))
        change.set(id, Math.max(change.get(id) ?? 0, Math.abs(lostDays)));
  return [...change].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

/** Products with lines of their own; the JSON answer has all. */
const MOST_PRODUCTS = 20;

interface CourseTable {
  readonly kind: "sectors" | "products";
  readonly ids: readonly string[];
  readonly head: string;
  readonly title: string;
  readonly caption: string;
}

function bySector(result: CompareResult, names: Names): string {
  const sides = [result.baseline, ...result.scenarios];
  const ids = Object.keys(result.baseline.sectors).filter((id) =>
    sides.some((side) => side.sectors[id]?.timeToSurviveDays !== null),
  );
  const caption = "Sectors that fall short in any scenario";
  const title = "By sector";
  return courseTable(result, { kind: "sectors", ids, head: "Sector", title, caption }, names);
}

function byProduct(result: CompareResult, names: Names): string {
  const short = shortProducts(result);
  if (short.length === 0) return "";
  const ids = short.slice(0, MOST_PRODUCTS);
  const more = short.length - ids.length;
  const caption = `Products that lose most${more > 0 ? `; ${more} more are in the JSON answer` : ""}`;
  const title = "By product";
  return courseTable(result, { kind: "products", ids, head: "Product", title, caption }, names);
}

function courseTable(
  { baseline, scenarios, difference }: CompareResult,
  { kind, ids, head, title, caption }: CourseTable,
  names: Names,
): string {
  const sides = [baseline, ...scenarios];
  const called = sideNames(sides);
  const rows = ids.flatMap((id) =>
    sides.map((side, at) => {
      const course = side[kind][id];
      const change = difference[side.id]?.[kind][id];
      const name =
        at === 0
          ? `<th scope="rowgroup" rowspan="${sides.length}">${escaped(names.product(id))}</th>`
          : "";
      const figures = course
        ? [...cells(course), change ? signed(change.lostDays) : NEVER].map(right).join("")
        : "";
      return `<tr>${name}<td>${escaped(called.get(side.id) ?? side.id)}</td>${figures}</tr>`;
    }),
  );
  const heads = [
    "Short from day",
    "Least output",
    "Normal again from day",
    "Lost days",
    "Against baseline",
  ];
  return `<section><h2>${title}</h2><div class="wide"><table><caption>${escaped(caption)}</caption>
<thead><tr><th scope="col">${head}</th><th scope="col">Scenario</th>${heads.map((each) => `<th scope="col" class="right">${each}</th>`).join("")}</tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div></section>`;
}

function cells({ timeToSurviveDays, minOutput, timeToRecoverDays, lostDays }: Course): string[] {
  return [
    String(timeToSurviveDays ?? "never"),
    percent(minOutput),
    String(timeToRecoverDays ?? (timeToSurviveDays === null ? NEVER : "not by the end")),
    days(lostDays),
  ];
}

/** What no source gives on the paths of the answer: the reader may see it otherwise. */
function judgements({ certificate }: CompareResult): string {
  const { assumed } = certificate;
  if (assumed.length === 0) return "";
  const items = assumed.map(
    ({ table, key, column, why }) => `<li>${escaped(`${table} ${key} ${column}: ${why}`)}</li>`,
  );
  return `<section><h2>Judged or assumed</h2><p>On the paths of this answer no source gives:</p><ul>${items.join("\n")}</ul></section>`;
}

function foot(result: CompareResult, names: Names): string {
  const { certificate } = result;
  const { formula, mode, regions, basis, home, importanceSet, dataVersion, notes } = certificate;
  const general = notes.filter((note) => !names.hasProduct(note.slice(0, note.indexOf(":"))));
  const single = notes.length - general.length;
  const told = [
    ...reroutedSentences(result),
    ...general,
    ...(single > 0 ? [`${single} notes on figures of single products: in the JSON answer.`] : []),
  ];
  const view = `${formula}; ${mode}, ${regions}, ${basis}; home ${home.map((code) => names.country(code)).join(", ") || "none"}; importance ${importanceSet ?? "none"}; data ${dataVersion}`;
  return `<footer><p>${escaped(view)}</p>${told.map((note) => `<p>${escaped(note)}</p>`).join("")}</footer>`;
}

function right(text: string): string {
  return `<td class="right">${escaped(text)}</td>`;
}

function days(lost: number | null): string {
  return lost === null ? "not known" : lost.toFixed(1);
}

function signed(change: number | null): string {
  return change === null ? "not known" : signedDays(change);
}
