import { beforeAll, describe, expect, test } from "vitest";
import { MEASURES } from "../../src/engine/measures/registry.ts";
import { report } from "../../src/engine/measures/report/report.ts";
import { type DataSet, TABLE_NAMES, type TableName } from "../../src/model/data-set.ts";
import {
  ChokepointOptions,
  CutOptions,
  DependencyOptions,
  RiskOptions,
} from "../../src/model/options.ts";
import { ReportOptions } from "../../src/model/report.ts";
import { ShapleyOptions } from "../../src/model/shapley.ts";
import { loadGraph } from "../../src/store/graphs.ts";

/**
 * `asOf` must reach every table: an answer as of a year is the answer on data in which no later row
 * stands. Links, weights and what backs them count always: they do not change with the year in
 * which somebody wrote them down.
 */
const YEAR = 2023;
const TIMELESS: ReadonlySet<TableName> = new Set([
  ...(["products", "importance", "inputs", "countries"] as const),
  ...(["evidence", "firmsIndex", "sources"] as const),
]);

let whole: DataSet;
let cutShort: DataSet;
beforeAll(async () => {
  whole = await loadGraph("us-sri");
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const rows: readonly { year?: number | null }[] = whole.tables[name] as never;
      return [name, TIMELESS.has(name) ? rows : rows.filter(({ year }) => (year ?? YEAR) <= YEAR)];
    }),
  );
  cutShort = { ...whole, tables: tables as never };
});

const targets = ["gallium-refined@CHN", "@JPN", "#tsmc"];
const QUESTIONS = {
  cut: (data: DataSet, asOf?: number) =>
    MEASURES.cut.run(data, CutOptions.parse({ targets, asOf })),
  embargo: (data: DataSet, asOf?: number) =>
    MEASURES.cut.run(data, CutOptions.parse({ targets: ["@CHN"], to: ["USA"], asOf })),
  shapley: (data: DataSet, asOf?: number) =>
    MEASURES.shapley.run(data, ShapleyOptions.parse({ targets, asOf })),
  chokepoints: (data: DataSet, asOf?: number) =>
    MEASURES.chokepoints.run(data, ChokepointOptions.parse({ top: 40, why: 40, asOf })),
  "chokepoints on home sourcing": (data: DataSet, asOf?: number) =>
    MEASURES.chokepoints.run(
      data,
      ChokepointOptions.parse({ by: "producer", top: 40, basis: "home_sourcing", asOf }),
    ),
  dependency: (data: DataSet, asOf?: number) =>
    MEASURES.dependency.run(data, DependencyOptions.parse({ asOf })),
  risk: (data: DataSet, asOf?: number) => MEASURES.risk.run(data, RiskOptions.parse({ asOf })),
  "report on a product": (data: DataSet, asOf?: number) =>
    report(data, ReportOptions.parse({ subject: "gallium-refined", asOf })),
  "report on a country": (data: DataSet, asOf?: number) =>
    report(data, ReportOptions.parse({ subject: "CHN", asOf })),
};

/** Without the words about links whose rows are younger: both keep them. */
function bare(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result, (key, part) =>
      key === "notes" && Array.isArray(part)
        ? part.filter((note: string) => !note.includes("are stated for years after"))
        : part,
    ),
  );
}

describe(`as of ${YEAR}`, () => {
  test.each(Object.entries(QUESTIONS))("%s", (_, ask) => {
    expect(bare(ask(whole, YEAR))).toEqual(bare(ask(cutShort, YEAR)));
  });

  test("it makes a difference here", () => {
    const asked = QUESTIONS.chokepoints;
    expect(bare(asked(whole, YEAR))).not.toEqual(bare(asked(whole)));
  });

  test("the year given is the same as no later rows at all", () => {
    for (const ask of [QUESTIONS.dependency, QUESTIONS.chokepoints])
      expect(bare(ask(whole, YEAR))).toEqual(bare(ask(cutShort)));
  });
});
