import { expect, test } from "vitest";
import { call, callJson } from "./call.ts";

/** No score without its formula, basis, country sets, data years and convergence: every command. */

const GRAPH = "docs/examples/magnets.json";
const TABLE_AND_SCENARIO = ["docs/examples/ore-and-steel.json", "docs/examples/ore-stops.json"];
const QUESTIONS: readonly (readonly string[])[] = [
  ["chokepoints", GRAPH],
  ["chokepoints", GRAPH, "--runs", "3"],
  ["dependency", GRAPH],
  ["risk", GRAPH],
  ["cut", GRAPH, "@CHN"],
  ["shapley", GRAPH, "@CHN", "@AUS"],
  ["sensitivity", GRAPH, "@CHN", "--runs", "2"],
  ["report", GRAPH, "CHN"],
  ["centrality", GRAPH, "--measure", "pagerank"],
  ["centrality", "docs/examples/hourglass.csv", "--measure", "katz"],
  ["esri", GRAPH],
  ["esri", "docs/examples/firms.csv"],
  ["io", "docs/examples/cars.json"],
  ["simulate", ...TABLE_AND_SCENARIO, "--engine", "ario"],
  ["simulate", ...TABLE_AND_SCENARIO, "--engine", "pichler"],
  ["diff", GRAPH, GRAPH],
];

const FIELDS = [
  ...["formula", "basis", "home", "trusted", "adversary", "dataYears"],
  ...["iterations", "lastChange", "converged", "notes"],
];

/** The certificates of a result: `diff` has one a side. */
function certificatesIn(result: object): Record<string, unknown>[] {
  return Object.entries(result).flatMap(([key, part]) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return [];
    if (key === "certificate") return [part as Record<string, unknown>];
    return key === "a" || key === "b" ? certificatesIn(part) : [];
  });
}

test.each(QUESTIONS.map((argv) => [argv.join(" "), argv] as const))(
  "%s says what its figures rest on, to programs and to people",
  async (_, argv) => {
    const certificates = certificatesIn((await callJson(argv)) as object);
    expect(certificates).toHaveLength(argv[0] === "diff" ? 2 : 1);
    for (const certificate of certificates) {
      expect(Object.keys(certificate)).toEqual(expect.arrayContaining(FIELDS));
      expect(certificate["converged"]).toBe(true);
    }
    const { out, status } = await call(argv);
    expect(status).toBe(0);
    for (const { formula } of certificates) expect(out).toContain(formula);
    expect(out).toMatch(/home/i);
  },
);
