import type { TableEconomy } from "../../engine/build/inventory-network.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import type { Scenario } from "../../model/scenario.ts";
import { type Level, shockLevel } from "../simulate/levels.ts";
import {
  type Listed,
  type SettledDemand,
  type SettledHalt,
  type SettledShock,
  settleScenario,
} from "../simulate/settled-scenario.ts";

/** What a scenario does to the labels of a table, step by step. */
export class TableShocks {
  /** Uint8Array(n): 1 where a shock strikes the label itself. */
  readonly shocked: Uint8Array;
  readonly horizonDays: number;
  readonly stepDays: number;
  private readonly strikes: readonly Strike[];
  private readonly today: { readonly left: Float64Array; readonly factor: Float64Array };

  /**
   * @throws InvalidInputError `invalid_option` naming every part of the scenario that has no meaning for a
   *   table: embargoes, firms, responses, and industries and countries that it does not have
   */
  constructor(economy: TableEconomy, scenario: Scenario) {
    const { n } = economy.network;
    const settled = settleScenario(scenario);
    this.horizonDays = settled.horizonDays;
    this.stepDays = settled.stepDays;
    this.strikes = strikesOf(economy, scenario, settled.shocks);
    this.shocked = new Uint8Array(n);
    for (const { labels, size } of this.strikes)
      if (size !== 0) for (const i of labels) this.shocked[i] = 1;
    this.today = { left: new Float64Array(n), factor: new Float64Array(n) };
  }

  /**
   * The mean of a step's days.
   * @param left Float64Array(n): receives the share of normal capacity that is there; of several halts of
   *   a label the largest counts
   * @param factor Float64Array(n): receives final use as a multiple of normal; changes add up
   */
  during(day: number, left: Float64Array, factor: Float64Array): void {
    if (this.stepDays === 1) {
      this.on(day, left, factor);
      return;
    }
    left.fill(0);
    factor.fill(0);
    for (let at = day; at < day + this.stepDays; at++) {
      this.on(at, this.today.left, this.today.factor);
      for (let i = 0; i < left.length; i++) {
        left[i] = (left[i] ?? 0) + (this.today.left[i] ?? 0);
        factor[i] = (factor[i] ?? 0) + (this.today.factor[i] ?? 0);
      }
    }
    for (let i = 0; i < left.length; i++) {
      left[i] = (left[i] ?? 0) / this.stepDays;
      factor[i] = (factor[i] ?? 0) / this.stepDays;
    }
  }

  private on(day: number, left: Float64Array, factor: Float64Array): void {
    left.fill(1);
    factor.fill(1);
    for (const { isHalt, labels, size, level } of this.strikes) {
      const change = size * level.at(day);
      if (change === 0) continue;
      for (const i of labels) {
        if (isHalt) left[i] = Math.min(left[i] ?? 1, 1 - change);
        else factor[i] = (factor[i] ?? 1) + change;
      }
    }
    for (let i = 0; i < factor.length; i++) factor[i] = Math.max(0, factor[i] ?? 1);
  }
}

interface Strike {
  readonly isHalt: boolean;
  readonly labels: readonly number[];
  readonly size: number;
  readonly level: Level;
}

const WHAT_CAN_BE_DONE = "halts and changes of final demand";

function strikesOf(
  economy: TableEconomy,
  { responses }: Scenario,
  shocks: readonly SettledShock[],
): Strike[] {
  const problems: Problem[] = responses.map(({ kind }, at) => ({
    ...place(`/responses/${at}`),
    message: `${kind} is no part of this engine`,
    expected: "no responses: stocks of inputs and proportional rationing are built in",
  }));
  const names = new Names(economy);
  const strikes: Strike[] = [];
  for (const [at, shock] of shocks.entries()) {
    const where = `/shocks/${at}`;
    if (shock.kind === "embargo") {
      const message = "this engine has no sales that are barred to some buyers";
      const expected = `${WHAT_CAN_BE_DONE}; a halt of the sellers, or --engine daily on a graph`;
      problems.push({ ...place(where), message, expected });
      continue;
    }
    if (shock.kind === "halt" && shock.firms !== null) {
      const message = "a table has no firms";
      problems.push({ ...place(`${where}/firms`), message, expected: "industries and countries" });
    }
    const { labels, faults } = names.labelsOf(shock, where);
    problems.push(...faults);
    const isHalt = shock.kind === "halt";
    strikes.push({
      isHalt,
      labels,
      size: shock.size,
      level: shockLevel({ ...shock, stepDays: 1 }),
    });
  }
  const [first] = problems;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details: problems });
  return strikes;
}

function place(pointer: string): Pick<Problem, "column" | "pointer"> {
  return { column: "scenario", pointer: `/scenario${pointer}` };
}

/** What the names of a scenario stand for in a table. */
class Names {
  private readonly economy: TableEconomy;
  private readonly industries: ReadonlyMap<string, number>;
  private readonly labels: ReadonlyMap<string, number>;
  private readonly countries: ReadonlyMap<string, number>;

  constructor(economy: TableEconomy) {
    this.economy = economy;
    const indexOf = (names: readonly string[]) => new Map(names.map((name, at) => [name, at]));
    this.industries = indexOf(economy.industries);
    this.labels = indexOf(economy.table.labels);
    this.countries = indexOf(economy.places.countries);
  }

  labelsOf(
    shock: SettledHalt | SettledDemand,
    where: string,
  ): { labels: number[]; faults: Problem[] } {
    const countries: Listed = shock.kind === "halt" ? shock.countries : "*";
    const { industryOf, places, table } = this.economy;
    const faults = [
      ...unknown(shock.products, `${where}/products`, {
        knows: (name) => this.industries.has(name) || this.labels.has(name),
        message: (name) => `"${name}" is no industry or label of the table`,
        expected: "what stands after the first underscore of a label, or a whole label",
      }),
      ...unknown(countries, `${where}/countries`, {
        knows: (name) => this.countries.has(name),
        message: (name) => `"${name}" is no country of the table`,
        expected: `one of ${places.countries.slice(0, 8).join(", ")}, ...`,
      }),
    ];
    const industries = new Set(indices(shock.products, this.industries));
    const whole = new Set(indices(shock.products, this.labels));
    const named = new Set(indices(countries, this.countries));
    const labels = [...table.labels.keys()].filter(
      (i) =>
        (shock.products === "*" || industries.has(industryOf[i] ?? -1) || whole.has(i)) &&
        (countries === "*" || named.has(places.countryOf[i] ?? -1)),
    );
    if (labels.length === 0 && faults.length === 0) {
      const message = "no label of the table is of these industries and countries";
      faults.push({ ...place(where), message, expected: "at least one label" });
    }
    return { labels, faults };
  }
}

function indices(names: Listed, index: ReadonlyMap<string, number>): number[] {
  return names === "*" ? [] : names.flatMap((name) => index.get(name) ?? []);
}

function unknown(
  names: Listed,
  where: string,
  {
    knows,
    message,
    expected,
  }: { knows: (name: string) => boolean; message: (name: string) => string; expected: string },
): Problem[] {
  if (names === "*") return [];
  return names.flatMap((name, at) =>
    knows(name) ? [] : [{ ...place(`${where}/${at}`), message: message(name), expected }],
  );
}
