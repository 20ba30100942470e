import type { BacktestDocument, BacktestEvent } from "../../model/backtest.ts";
import { PARAMETERS, type ReplayParameters } from "./parameters.ts";
import { type EventPrediction, type Predictor, predict } from "./predict.ts";
import { questionOf } from "./question.ts";
import { HIT_RULES, judge } from "./score.ts";

/** The few parameters that are tried at other values, each with its values. */
const GRID = {
  substitution: [0.7, 0.8, 0.9],
  thrift: [0.15, 0.25, 0.35],
  controlLeak: [0, 0.3],
  chainCoverDays: [0, 30],
} as const;

/** One choice of values of the grid. */
export type GridPoint = { readonly [Name in keyof typeof GRID]: number };

/** Ties go to the middle of the grid, and to a model without leak and chain. */
const NEUTRAL: GridPoint = { substitution: 0.8, thrift: 0.25, controlLeak: 0, chainCoverDays: 0 };

/** Every choice, the one nearest to the neutral one first. */
function gridPoints(): GridPoint[] {
  const points = GRID.substitution.flatMap((substitution) =>
    GRID.thrift.flatMap((thrift) =>
      GRID.controlLeak.flatMap((controlLeak) =>
        GRID.chainCoverDays.map((chainCoverDays) => ({
          substitution,
          thrift,
          controlLeak,
          chainCoverDays,
        })),
      ),
    ),
  );
  const names = Object.keys(GRID) as (keyof GridPoint)[];
  const moved = (point: GridPoint) => names.filter((name) => point[name] !== NEUTRAL[name]).length;
  return points.toSorted((a, b) => moved(a) - moved(b));
}

/** The parameters that ship with the values of a grid point. */
export function withPoint(point: GridPoint): ReplayParameters {
  const { chainCoverDays, controlLeak, substitution, thrift } = point;
  return {
    ...PARAMETERS,
    chainCoverDays,
    controlLeak,
    substitution: { ...PARAMETERS.substitution, commodity: substitution, grade: substitution },
    thrift: { ...PARAMETERS.thrift, commodity: thrift, grade: thrift },
  };
}

/** Whether a point says what ships. */
export function isShipped(point: GridPoint): boolean {
  const { substitution, thrift } = PARAMETERS;
  const classes = [substitution.commodity, substitution.grade].every(
    (x) => x === point.substitution,
  );
  const thrifts = [thrift.commodity, thrift.grade].every((x) => x === point.thrift);
  const { chainCoverDays, controlLeak } = PARAMETERS;
  return (
    classes &&
    thrifts &&
    chainCoverDays === point.chainCoverDays &&
    controlLeak === point.controlLeak
  );
}

/** What was chosen on all types but one. */
export interface LeftOutFit {
  readonly type: BacktestEvent["type"];
  readonly point: GridPoint;
  /** Hits of R1 to R4 on the types that were fitted to, of how many cases. */
  readonly hits: number;
  readonly cases: number;
}

/** Rules that a fit counts: prices are never fitted, an order has no parameter. */
const FITTED_RULES = HIT_RULES.slice(0, 4);

/**
 * Leave one type out: for each type of the events, the grid point with the most hits on all other types.
 * Fits take one run an event, with the modes of all ranges.
 */
export function fitLeavingOut(
  { events }: BacktestDocument,
  predictor: Omit<Predictor, "parameters" | "draws">,
): LeftOutFit[] {
  const tried = gridPoints().map((point) => {
    const parameters = withPoint(point);
    const once = { ...predictor, parameters, draws: null };
    const credits = events.map((event) => creditsOf(event, predict(questionOf(event), once)));
    return { point, credits };
  });
  const types = [...new Set(events.map(({ type }) => type))].toSorted();
  return types.map((type) => {
    const kept = events.map((event) => event.type !== type);
    const counted = tried.map(({ point, credits }) => {
      const used = credits.filter((_, at) => kept[at]).flat();
      return { point, hits: used.reduce((sum, one) => sum + one, 0), cases: used.length };
    });
    const best = counted.reduce((most, one) => (one.hits > most.hits ? one : most));
    return { type, ...best };
  });
}

function creditsOf(event: BacktestEvent, { prediction }: EventPrediction): number[] {
  const verdicts = judge(event, prediction);
  return FITTED_RULES.flatMap((rule) => verdicts[rule].credit ?? []);
}
