import {
  DAY_BOUNDS,
  DEMAND_BOUNDS,
  type OtherUse,
  RATE_BOUNDS,
  type RationingRule,
  type Response,
  type Scenario,
  SHARE_BOUNDS,
  type Shock,
  SPARE_BOUNDS,
} from "../../model/scenario.ts";
import { type Bounds, central, type UncertainNumber } from "../../model/uncertain-number.ts";

/** When a shock works, in days; it fades linearly after its duration. */
export interface ShockSpan {
  readonly startDay: number;
  readonly durationDays: number | null;
  readonly rampDays: number;
}

/** When a response works, in days; it grows linearly to its full size. */
export interface ResponseSpan {
  readonly fromDay: number;
  readonly rampDays: number;
}

export type Listed = "*" | readonly string[];

export interface SettledHalt extends ShockSpan {
  readonly kind: "halt";
  readonly products: Listed;
  readonly countries: Listed;
  readonly firms: readonly string[] | null;
  readonly size: number;
}

export interface SettledEmbargo extends ShockSpan {
  readonly kind: "embargo";
  readonly products: Listed;
  readonly sellers: Listed;
  readonly buyers: Listed;
  readonly size: number;
  /** null: not chosen. */
  readonly fungibility: number | null;
}

export interface SettledDemand extends ShockSpan {
  readonly kind: "demand";
  readonly products: Listed;
  readonly size: number;
}

export type SettledShock = SettledHalt | SettledEmbargo | SettledDemand;

export interface SettledRelease extends ResponseSpan {
  readonly kind: "stock-release";
  readonly products: Listed;
  /** null: the home's. */
  readonly countries: Listed | null;
  readonly holder: string | null;
  /** null: as needed. */
  readonly ratePerDay: number | null;
}

export interface SettledRationing extends ResponseSpan {
  readonly kind: "rationing";
  readonly rule: RationingRule;
  /** null: by importance. */
  readonly order: readonly string[] | null;
  readonly otherUse: OtherUse;
}

export interface SettledSubstitution extends ResponseSpan {
  readonly kind: "substitution";
  readonly products: Listed;
  readonly toSubstitutability: number;
}

export interface SettledSpare extends ResponseSpan {
  readonly kind: "spare-capacity";
  readonly products: Listed;
  readonly countries: Listed;
  /** null: the data's. */
  readonly toSpare: number | null;
}

export interface SettledProject extends ResponseSpan {
  readonly kind: "project";
  readonly projects: readonly string[] | null;
  readonly products: readonly string[] | null;
}

export interface SettledDiversion extends ResponseSpan {
  readonly kind: "diversion";
  readonly products: Listed;
  readonly size: number;
}

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

/** @param pointer of the number in the scenario document: names it, whatever else is there */
export type Pick = (value: UncertainNumber, pointer: string, bounds: Bounds) => number;

/** Days from maker to user where neither data nor scenario say. */
const DEFAULT_LAG_DAYS = 1;

/** Settles every uncertain number of a scenario; by default at its mode or mean. */
export function settleScenario(scenario: Scenario, pick: Pick = central): SettledScenario {
  const { horizonDays, stepDays, shocks, responses } = scenario;
  const settle = new Settler(pick);
  return {
    horizonDays,
    stepDays,
    restartRatePerDay: pick(scenario.restartRatePerDay, "/restartRatePerDay", SHARE_BOUNDS),
    unstatedCoverDays: settle.byKind(scenario.unstatedCoverDays, "/unstatedCoverDays", 0),
    unstatedLagDays: settle.byKind(scenario.unstatedLagDays, "/unstatedLagDays", DEFAULT_LAG_DAYS),
    shocks: shocks.map((shock, at) => settle.shock(shock, `/shocks/${at}`)),
    responses: responses.map((response, at) => settle.response(response, `/responses/${at}`)),
  };
}

class Settler {
  private readonly pick: Pick;

  constructor(pick: Pick) {
    this.pick = pick;
  }

  shock(shock: Shock, at: string): SettledShock {
    const span = {
      startDay: this.days(shock.startDay, `${at}/startDay`),
      durationDays:
        shock.durationDays === null ? null : this.days(shock.durationDays, `${at}/durationDays`),
      rampDays: this.days(shock.rampDays, `${at}/rampDays`),
    };
    if (shock.kind === "demand") {
      const size = this.pick(shock.size, `${at}/size`, DEMAND_BOUNDS);
      return { kind: shock.kind, products: shock.products, size, ...span };
    }
    const size = this.pick(shock.size, `${at}/size`, SHARE_BOUNDS);
    if (shock.kind === "halt") {
      const { kind, products, countries, firms = null } = shock;
      return { kind, products, countries, firms, size, ...span };
    }
    const { kind, products, sellers, buyers, fungibility: stated } = shock;
    const fungibility =
      stated === undefined ? null : this.pick(stated, `${at}/fungibility`, SHARE_BOUNDS);
    return { kind, products, sellers, buyers, size, fungibility, ...span };
  }

  response(response: Response, at: string): SettledResponse {
    const span = {
      fromDay: this.days(response.fromDay, `${at}/fromDay`),
      rampDays: "rampDays" in response ? this.days(response.rampDays, `${at}/rampDays`) : 0,
    };
    switch (response.kind) {
      case "stock-release": {
        const { kind, products, countries = null, holder, ratePerDay: rate } = response;
        const ratePerDay = rate === null ? null : this.pick(rate, `${at}/ratePerDay`, RATE_BOUNDS);
        return { kind, products, countries, holder, ratePerDay, ...span };
      }
      case "rationing": {
        const { kind, rule, order = null, otherUse } = response;
        return { kind, rule, order, otherUse, ...span };
      }
      case "substitution": {
        const { kind, products, toSubstitutability: target } = response;
        const toSubstitutability = this.pick(target, `${at}/toSubstitutability`, SHARE_BOUNDS);
        return { kind, products, toSubstitutability, ...span };
      }
      case "spare-capacity": {
        const { kind, products, countries, toSpare: spare } = response;
        const toSpare =
          spare === undefined ? null : this.pick(spare, `${at}/toSpare`, SPARE_BOUNDS);
        return { kind, products, countries, toSpare, ...span };
      }
      case "project": {
        const { kind, projects = null, products = null } = response;
        return { kind, projects, products, ...span };
      }
      case "diversion": {
        const { kind, products } = response;
        return {
          kind,
          products,
          size: this.pick(response.size, `${at}/size`, SHARE_BOUNDS),
          ...span,
        };
      }
    }
  }

  byKind(stated: Scenario["unstatedCoverDays"], at: string, fallback: number): SettledDays {
    if (stated === undefined) return { material: fallback, component: fallback, sector: fallback };
    if (typeof stated === "number" || "distribution" in stated || "low" in stated) {
      const days = this.days(stated, at);
      return { material: days, component: days, sector: days };
    }
    const of = (kind: keyof SettledDays) => {
      const days = stated[kind];
      return days === undefined ? fallback : this.days(days, `${at}/${kind}`);
    };
    return { material: of("material"), component: of("component"), sector: of("sector") };
  }

  private days(value: UncertainNumber, pointer: string): number {
    return Math.round(this.pick(value, pointer, DAY_BOUNDS));
  }
}
