import type { OtherUse, RationingRule } from "../../model/rationing.ts";
import type { Response, Scenario, Shock, UnstatedDays } from "../../model/scenario.ts";
import { central, type UncertainNumber } from "../../model/uncertain-number.ts";

/** When a shock works, in days; it fades linearly after its duration. */
export interface ShockSpan {
  readonly startDay: number;
  readonly durationDays: number | null;
  readonly rampDays: number;
  /** Days of a step: it is told by the mean of its days. */
  readonly stepDays: number;
}

/** When a response works, in days; it grows linearly to its full size. */
export interface ResponseSpan {
  readonly fromDay: number;
  readonly rampDays: number;
  /** Days of a step: it is told by the mean of its days. */
  readonly stepDays: number;
}

/** Ids or country codes; `*`: all. */
export type Listed = "*" | readonly string[];

/** Output of producers stops, by `size` of their capacity. */
export interface SettledHalt extends ShockSpan {
  readonly kind: "halt";
  readonly products: Listed;
  readonly countries: Listed;
  readonly firms: readonly string[] | null;
  readonly size: number;
}

/** Sales from sellers to buyers are barred. */
export interface SettledEmbargo extends ShockSpan {
  readonly kind: "embargo";
  readonly products: Listed;
  readonly sellers: Listed;
  readonly buyers: Listed;
  readonly size: number;
  /** null: not chosen. */
  readonly fungibility: number | null;
}

/** Needs rise by `size` of normal; below 0 they fall. */
export interface SettledDemand extends ShockSpan {
  readonly kind: "demand";
  readonly products: Listed;
  readonly size: number;
}

/** Any shock of which every number is settled. */
export type SettledShock = SettledHalt | SettledEmbargo | SettledDemand;

/** A stock that somebody holds is opened. */
export interface SettledRelease extends ResponseSpan {
  readonly kind: "stock-release";
  readonly products: Listed;
  /** null: the home's. */
  readonly countries: Listed | null;
  readonly holder: string | null;
  /** null: as needed. */
  readonly ratePerDay: number | null;
}

/** Who gets what is left. */
export interface SettledRationing extends ResponseSpan {
  readonly kind: "rationing";
  readonly rule: RationingRule;
  /** null: by importance. */
  readonly order: readonly string[] | null;
  /** null: protected. */
  readonly otherUse: OtherUse | null;
}

/** Users redesign: inputs become replaceable. */
export interface SettledSubstitution extends ResponseSpan {
  readonly kind: "substitution";
  readonly products: Listed;
  readonly toSubstitutability: number;
}

/** How spare capacity comes on line. */
export interface SettledSpare extends ResponseSpan {
  readonly kind: "spare-capacity";
  readonly products: Listed;
  readonly countries: Listed;
  /** null: the data's. */
  readonly toSpare: number | null;
}

/** Projects of the data come on line. */
export interface SettledProject extends ResponseSpan {
  readonly kind: "project";
  readonly projects: readonly string[] | null;
  readonly products: readonly string[] | null;
}

/** Exports are kept at home, by `size` of them. */
export interface SettledDiversion extends ResponseSpan {
  readonly kind: "diversion";
  readonly products: Listed;
  readonly size: number;
}

/** Any response of which every number is settled. */
export type SettledResponse =
  | SettledRelease
  | SettledRationing
  | SettledSubstitution
  | SettledSpare
  | SettledProject
  | SettledDiversion;

/** Days that stand in for what the data do not state, by kind of user. */
export interface SettledDays {
  readonly material: number;
  readonly component: number;
  readonly sector: number;
}

/** A scenario of which every number is settled: days are whole. */
export interface SettledScenario {
  readonly horizonDays: number;
  readonly stepDays: number;
  readonly restartRatePerDay: number;
  readonly unstatedCoverDays: SettledDays;
  readonly unstatedLagDays: SettledDays;
  readonly shocks: readonly SettledShock[];
  readonly responses: readonly SettledResponse[];
}

/** Days from maker to user where neither data nor scenario say. */
const DEFAULT_LAG_DAYS = 1;

/** Settles every uncertain number of a scenario at its mode or mean; drawn numbers are settled already. */
export function settleScenario(scenario: Scenario): SettledScenario {
  const { horizonDays, stepDays, shocks, responses } = scenario;
  return {
    horizonDays,
    stepDays,
    restartRatePerDay: central(scenario.restartRatePerDay),
    unstatedCoverDays: daysByKind(scenario.unstatedCoverDays, 0),
    unstatedLagDays: daysByKind(scenario.unstatedLagDays, DEFAULT_LAG_DAYS),
    shocks: shocks.map((shock) => settleShock(shock, stepDays)),
    responses: responses.map((response) => settleResponse(response, stepDays)),
  };
}

function settleShock(shock: Shock, stepDays: number): SettledShock {
  const span = {
    startDay: wholeDays(shock.startDay),
    durationDays: shock.durationDays === null ? null : wholeDays(shock.durationDays),
    rampDays: wholeDays(shock.rampDays),
    stepDays,
  };
  const size = central(shock.size);
  switch (shock.kind) {
    case "halt":
      return { ...shock, firms: shock.firms ?? null, size, ...span };
    case "embargo": {
      const fungibility = shock.fungibility === undefined ? null : central(shock.fungibility);
      return { ...shock, size, fungibility, ...span };
    }
    case "demand":
      return { ...shock, size, ...span };
  }
}

function settleResponse(response: Response, stepDays: number): SettledResponse {
  const span = {
    fromDay: wholeDays(response.fromDay),
    rampDays: "rampDays" in response ? wholeDays(response.rampDays) : 0,
    stepDays,
  };
  switch (response.kind) {
    case "stock-release": {
      const { countries = null, ratePerDay } = response;
      return {
        ...response,
        countries,
        ratePerDay: ratePerDay === null ? null : central(ratePerDay),
        ...span,
      };
    }
    case "rationing": {
      const { order = null, otherUse = null } = response;
      return { ...response, order, otherUse, ...span };
    }
    case "substitution":
      return { ...response, toSubstitutability: central(response.toSubstitutability), ...span };
    case "spare-capacity": {
      const { toSpare } = response;
      return { ...response, toSpare: toSpare === undefined ? null : central(toSpare), ...span };
    }
    case "project": {
      const { projects = null, products = null } = response;
      return { ...response, projects, products, ...span };
    }
    case "diversion":
      return { ...response, size: central(response.size), ...span };
  }
}

function daysByKind(stated: UnstatedDays | undefined, fallback: number): SettledDays {
  if (stated === undefined) return { material: fallback, component: fallback, sector: fallback };
  if (typeof stated === "number" || "distribution" in stated || "low" in stated) {
    const days = wholeDays(stated);
    return { material: days, component: days, sector: days };
  }
  const { material = fallback, component = fallback, sector = fallback } = stated;
  return {
    material: wholeDays(material),
    component: wholeDays(component),
    sector: wholeDays(sector),
  };
}

function wholeDays(days: UncertainNumber): number {
  return Math.round(central(days));
}
