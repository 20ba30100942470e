import type { BacktestType } from "../../model/backtest.ts";

/** How freely a lost supply can be replaced by another. */
export type SupplyClass = "commodity" | "grade" | "drawn";
/** Who holds the stock that bridges a cut. */
export type UserKind = "assembly" | "health" | "consumer" | "defence" | "fuel" | "industry";

/** A triangular distribution; one run takes the mode. */
export interface Triangle {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/**
 * All that the prediction of an event rests on besides the event: the same for every event of a class, a
 * type or a kind of user. The reasons stand in `REASONS`.
 */
export interface ReplayParameters {
  /** Share of a shortfall that users cover in the end by other inputs, if the event names substitution. */
  readonly substitution: Readonly<Record<SupplyClass, number>>;
  readonly substitutionRampDays: Readonly<Record<SupplyClass, number>>;
  /** Share of a shortfall that users absorb at once: thrift, less waste, work that can wait. */
  readonly thrift: Readonly<Record<SupplyClass, number>>;
  /** Output that the other makers can add, as a share of their own. */
  readonly spare: Readonly<Record<SupplyClass, number>>;
  readonly spareRampDays: Readonly<Record<SupplyClass, number>>;
  /** Part of a response that comes although the event does not name it. */
  readonly unnamedResponse: number;
  /** Responses lie within this part of their usual size above and below it. */
  readonly responseSpread: number;
  /** Most days of use in the chain between maker and user: finished goods, distributors, transit. */
  readonly chainCoverDays: number;
  /** Days of use that a release of stocks adds, if the event names one. */
  readonly releasedDays: number;
  /** Part of a market's loss that an export control does not take: licences, third countries. */
  readonly controlLeak: number;
  /** Parts of the kind, each drawn by one maker, in one product of the user. */
  readonly chipsPerProduct: number;
  readonly lagDays: { readonly sameCountry: number } & Readonly<Record<SupplyClass, number>>;
  readonly coverDays: Readonly<Record<UserKind, { readonly low: number; readonly high: number }>>;
  readonly durationDays: Readonly<Record<BacktestType, Triangle>>;
  /** Days of fading as a share of the duration, where none is stated, and the most of them. */
  readonly rampOfDuration: number;
  readonly mostRampDays: number;
  /** Growth of use in a surge of demand whose size nobody states. */
  readonly demandGrowth: Triangle;
  readonly restartRatePerDay: number;
}

/** The parameters that ship: judged before the events were scored, not fitted to them. */
export const PARAMETERS: ReplayParameters = {
  substitution: { commodity: 0.9, grade: 0.9, drawn: 0 },
  substitutionRampDays: { commodity: 90, grade: 120, drawn: 365 },
  thrift: { commodity: 0.25, grade: 0.25, drawn: 0 },
  spare: { commodity: 0.25, grade: 0.25, drawn: 0 },
  spareRampDays: { commodity: 60, grade: 120, drawn: 365 },
  unnamedResponse: 0.5,
  responseSpread: 0.33,
  chainCoverDays: 30,
  releasedDays: 30,
  controlLeak: 0.3,
  chipsPerProduct: 8,
  lagDays: { sameCountry: 1, commodity: 30, grade: 7, drawn: 1 },
  coverDays: {
    assembly: { low: 2, high: 10 },
    health: { low: 5, high: 30 },
    consumer: { low: 7, high: 30 },
    defence: { low: 90, high: 365 },
    fuel: { low: 3, high: 15 },
    industry: { low: 30, high: 60 },
  },
  durationDays: {
    accident: { low: 30, mode: 180, high: 365 },
    disaster: { low: 14, mode: 90, high: 180 },
    "export control": { low: 30, mode: 120, high: 365 },
    war: { low: 180, mode: 365, high: 1095 },
    "quality stop": { low: 90, mode: 365, high: 730 },
    "demand surge": { low: 365, mode: 730, high: 1095 },
    cyber: { low: 3, mode: 10, high: 30 },
    transport: { low: 7, mode: 30, high: 180 },
  },
  rampOfDuration: 0.5,
  mostRampDays: 90,
  demandGrowth: { low: 0.1, mode: 0.2, high: 0.5 },
  restartRatePerDay: 0.01,
};
