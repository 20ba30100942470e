import type { GraphOverviewResponse } from "../../../src/api/contract/operations.ts";
import en from "../../i18n/en/cut.json";
import ja from "../../i18n/ja/cut.json";
import { countrySet } from "../../parts/country-set.ts";
import { targetParts } from "../../parts/target-parts.ts";
import type { Scenario, Shock } from "./shown-scenario.ts";

type Graph = Pick<GraphOverviewResponse, "products" | "countries">;
export type Halt = Extract<Shock, { kind: "halt" }>;

/** Two years: long enough to see a cut through. */
const HORIZON_DAYS = 730;
const RESTART_RATE = 0.01;
const DAY = 1;
/** Supply whose country nobody states is foreign, too. */
const NOBODY = ["OTH", "UNK"] as const;

/** A scenario in which nothing happens, or what is given. */
export function scenarioOf(shocks: Scenario["shocks"]): Scenario {
  return {
    format: "linchpin-scenario/1",
    horizonDays: HORIZON_DAYS,
    stepDays: DAY,
    restartRatePerDay: RESTART_RATE,
    shocks,
    responses: [],
    sources: [],
    parameters: [],
  };
}

/**
 * The scenario in which a target stops whole, from the first day and for good: without stocks its loss
 * ends at that of the cut at rest. A product stops abroad only; a link between two products cannot stop
 * by itself, so that its input stops abroad instead, and the description says so.
 * @param target as in the address: `product`, `product@COUNTRY`, `@COUNTRY`, `product#firm`, ...
 * @param viewpoint whose home is spared
 */
export function cutOfTarget(
  target: string,
  viewpoint: { readonly home: readonly string[] },
  graph: Graph,
): Scenario {
  const parts = targetParts(target);
  switch (parts.kind) {
    case "product":
      return scenarioOf([halt({ products: [parts.product], countries: abroad(viewpoint, graph) })]);
    case "producer":
      return scenarioOf([halt({ products: [parts.product], countries: [parts.country] })]);
    case "country":
      return scenarioOf([halt({ countries: [parts.country] })]);
    case "firm":
      return scenarioOf([halt({ firms: [parts.firm] })]);
    case "product-firm":
      return scenarioOf([halt({ products: [parts.product], firms: [parts.firm] })]);
    case "input": {
      const { input, product } = parts;
      const scenario = scenarioOf([
        halt({ products: [input], countries: abroad(viewpoint, graph) }),
      ]);
      const nameOf = (id: string) => graph.products.find((row) => row.id === id);
      const say = (text: string, name: (id: string) => string | undefined) =>
        text
          .replaceAll("{{input}}", name(input) ?? input)
          .replaceAll("{{product}}", name(product) ?? product);
      return {
        ...scenario,
        description: say(en.linkCut, (id) => nameOf(id)?.nameEn),
        descriptionJa: say(ja.linkCut, (id) => nameOf(id)?.nameJa || nameOf(id)?.nameEn),
      };
    }
  }
}

/** Everybody but the home: all countries of the data set, and supply of unknown origin. */
export function abroad(viewpoint: { readonly home: readonly string[] }, graph: Graph): string[] {
  const home = countrySet(viewpoint.home, graph.countries);
  const makers = graph.products.flatMap((row) => row.makers.map(({ country }) => country));
  const all = new Set([...graph.countries.map(({ id }) => id), ...makers, ...NOBODY]);
  return [...all].filter((code) => !home.has(code)).sort();
}

/** A halt of everything, whole and for good, but for what is said. */
export function halt(over: Partial<Halt>): Halt {
  return {
    kind: "halt",
    products: "*",
    countries: "*",
    size: 1,
    startDay: 0,
    durationDays: null,
    rampDays: 0,
    ...over,
  };
}
