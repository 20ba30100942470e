import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { ChokepointOptions } from "../../model/options.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import type { RankBands, ScoreBands, Stability } from "../../model/uncertainty.ts";
import { drawFigure } from "../build/draw-world.ts";
import { figuresOf } from "../build/drawn-figures.ts";
import { compileNetwork, type Network } from "../build/network.ts";
import { uncertainFigures } from "../build/uncertain-figures.ts";
import { withFigures } from "../build/with-figures.ts";
import { bandsOf } from "../kernels/bands.ts";
import { oddsAbove, type RankOdds, rankOdds } from "../kernels/rank-odds.ts";
import { candidatesBy, importanceFor } from "./candidates.ts";
import { type Convergence, Evaluator } from "./evaluator.ts";
import { haltShock } from "./halt-shocks.ts";
import { addConvergence, type Study, type StudyRows } from "./study.ts";

export const DEFAULT_SEED = 1;
const DEFAULT_K = 10;
/** A list is firm if each of its members is in it in so many of the runs. */
const FIRM = 0.9;
/** Scores of all runs are held at once: 160 MB. */
const MOST_SCORES = 20_000_000;

/**
 * The scores of all candidates in `runs` draws of the world: row = run, column = candidate. All
 * candidates of a run are cut in the same world (common random numbers).
 * @returns null if no runs are asked for, or nothing can be scored
 * @throws InvalidInputError what `chokepoints` throws
 * @see docs/methods/uncertainty.md
 */
export function chokepointStudy(data: DataSet, options: ChokepointOptions): Study | null {
  refuseWithoutRuns(options);
  const { runs, seed = DEFAULT_SEED, everywhere } = options;
  if (runs === undefined) return null;
  const network = compileNetwork(data, options);
  const importance = importanceFor(network, options.for);
  const targets = candidatesBy(network, options);
  if (targets.length === 0 || !new Evaluator(network, importance).weighted) return null;
  const figures = uncertainFigures(network, options);
  return {
    rows: runs,
    width: targets.length,
    most: MOST_SCORES,
    compute(from, to) {
      const values = new Float64Array((to - from) * targets.length);
      const convergence: Convergence = { iterations: 0, lastChange: 0, converged: true };
      for (let run = from; run < to; run++) {
        const world = worldOf(network, figures, seed, run);
        const evaluator = new Evaluator(world, importance);
        targets.forEach((target, at) => {
          const score = evaluator.lossOf(haltShock(world, [target], { everywhere }));
          values[(run - from) * targets.length + at] = score;
        });
        addConvergence(convergence, evaluator.convergence);
      }
      return { values, convergence };
    },
  };
}

function worldOf(
  network: Network,
  figures: ReturnType<typeof uncertainFigures>,
  seed: number,
  run: number,
): Network {
  const drawn = figures.map((figure) => drawFigure(figure, seed, run));
  return withFigures(network, figuresOf(network, drawn));
}

/**
 * Options that only drawn figures give a meaning.
 * @throws InvalidInputError `invalid_option`
 */
export function refuseWithoutRuns(options: ChokepointOptions): void {
  if (options.runs !== undefined) return;
  const details = (["rankWithin", "grades", "classSpread", "capacitySpread"] as const).flatMap(
    (name) =>
      options[name] === undefined
        ? []
        : [
            {
              column: name,
              pointer: `/${name}`,
              message: `${name} says how figures are drawn, but none are`,
              expected: "the option `runs` beside it",
            },
          ],
  );
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
}

/** What the runs tell of a ranking. */
export class RunsOfRanking {
  private readonly scores: Float64Array;
  private readonly columnOf: ReadonlyMap<string, number>;
  private readonly odds: RankOdds;
  private readonly runs: number;
  private readonly k: number;
  private readonly seed: number;
  private readonly figures: number;

  /** @param targets in the order of the study's columns */
  constructor(
    network: Network,
    targets: readonly Target[],
    { values }: StudyRows,
    options: ChokepointOptions,
  ) {
    this.scores = values;
    this.columnOf = new Map(targets.map((target, at) => [formatTarget(target), at]));
    this.runs = values.length / targets.length;
    this.k = options.rankWithin ?? options.top ?? DEFAULT_K;
    this.odds = rankOdds(values, targets.length, this.k);
    this.seed = options.seed ?? DEFAULT_SEED;
    this.figures = uncertainFigures(network, options).length;
  }

  of(id: string): { bands: ScoreBands; rank: RankBands } {
    const at = this.column(id);
    const own = Float64Array.from(
      { length: this.runs },
      (_, run) => this.scores[run * this.columnOf.size + at] ?? 0,
    );
    const topShare = this.odds.top[at] ?? 0;
    return {
      bands: { ...bandsOf(own), runs: this.runs },
      rank: {
        low: this.odds.low[at] ?? 0,
        high: this.odds.high[at] ?? 0,
        expected: this.odds.expected[at] ?? 0,
        topShare,
        topShareStandardError: Math.sqrt((topShare * (1 - topShare)) / this.runs),
      },
    };
  }

  /** @param ranked ids of the whole ranking, worst first; @param listed places of those shown */
  stability(ranked: readonly string[], listed: readonly number[]): Stability {
    const first = ranked.slice(0, this.k).map((id) => this.odds.top[this.column(id)] ?? 0);
    const least = first.length > 0 ? Math.min(...first) : null;
    return {
      k: this.k,
      list: least !== null && least >= FIRM ? "firm" : "open",
      least,
      runs: this.runs,
      seed: this.seed,
      figures: this.figures,
      neighbours: listed.flatMap((place) => {
        const id = ranked[place - 1];
        const next = ranked[place];
        if (id === undefined || next === undefined || !listed.includes(place + 1)) return [];
        const [i, j] = [this.column(id), this.column(next)];
        return [{ id, next, ...oddsAbove(this.scores, this.columnOf.size, i, j) }];
      }),
    };
  }

  private column(id: string): number {
    return this.columnOf.get(id) ?? -1;
  }
}
