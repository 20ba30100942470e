import { drawFigure } from "../../engine/build/draw-world.ts";
import { figuresOf } from "../../engine/build/drawn-figures.ts";
import type { Network } from "../../engine/build/network.ts";
import { HOME_REGION } from "../../engine/build/regions.ts";
import { type UncertainFigure, uncertainFigures } from "../../engine/build/uncertain-figures.ts";
import { withFigures } from "../../engine/build/with-figures.ts";
import { DEFAULT_SEED } from "../../engine/measures/chokepoint-runs.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { SimulateOptions } from "../../model/simulation.ts";
import type { NumberToDraw } from "../draw-number.ts";
import { drawnScenario, uncertainNumbersOf } from "../drawn-scenario.ts";
import { CourseRecorder, daysOf } from "../simulate/course.ts";
import { type PreparedRun, prepareRun, runPrepared } from "../simulate/prepared-run.ts";
import { asResponse } from "../simulate/rationing-choice.ts";
import { scenarioNetwork } from "../simulate/scenario-network.ts";
import { settleScenario } from "../simulate/settled-scenario.ts";
import { RunLayout } from "./run-layout.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** A scenario that is run many times, each in a world of its own. */
export class RunsQuestion {
  readonly network: Network;
  readonly layout: RunLayout;
  /** Ids, in the order of the layout. */
  readonly sectors: readonly string[];
  readonly products: readonly string[];
  readonly runs: number;
  readonly seed: number;
  readonly steps: number;
  /** Numbers of the scenario that are drawn. */
  readonly numbers: readonly NumberToDraw[];
  /** Figures of the data that are drawn. */
  readonly figures: readonly UncertainFigure[];
  private readonly options: SimulateOptions;
  private readonly unitOf: readonly number[];
  private readonly marketOf: readonly number[];
  private only: Float64Array | null = null;

  /** @param runs stands in for `options.runs` */
  constructor(data: DataSet, asked: SimulateOptions, runs: number) {
    const options = asResponse(asked);
    const { scenario, seed = DEFAULT_SEED } = options;
    this.options = options;
    this.network = scenarioNetwork(data, scenario, options);
    this.runs = runs;
    this.seed = seed;
    this.steps = Math.ceil(scenario.horizonDays / scenario.stepDays);
    this.numbers = uncertainNumbersOf(scenario);
    this.figures = options.figures === "drawn" ? uncertainFigures(this.network, options) : [];
    const { products, sector, labels } = this.network;
    const at = products.map((_, product) => product);
    const sectors = at.filter((p) => sector[p] === 1 && labels.unitsOf[p]?.[0] !== undefined);
    const others = at.filter((p) => sector[p] !== 1);
    this.sectors = sectors.map((p) => products[p] ?? "");
    this.products = others.map((p) => products[p] ?? "");
    this.unitOf = sectors.map((p) => labels.unitsOf[p]?.[0] ?? -1);
    this.marketOf = others.map((p) => labels.marketAt(p, HOME_REGION) ?? -1);
    const size = { runs, steps: this.steps };
    this.layout = new RunLayout({ ...size, sectors: sectors.length, products: others.length });
  }

  /** Whether sectors have weights. */
  get weighted(): boolean {
    return this.network.importance.some((importance) => importance > 0);
  }

  /** Weights of the sectors, in the order of the layout. */
  get importance(): number[] {
    return this.sectors.map((_, sector) => this.importanceOf(sector));
  }

  /** What one run leaves behind, as the layout says. Without anything to draw all runs are one. */
  rowOf(run: number): Float64Array {
    if (this.numbers.length + this.figures.length > 0) return this.runOnce(run);
    this.only ??= this.runOnce(run);
    return this.only;
  }

  private runOnce(run: number): Float64Array {
    const world = this.worldOf(run);
    const { numbers, seed, options } = this;
    const scenario = drawnScenario(options.scenario, numbers, { seed, run });
    return this.follow(prepareRun(world, settleScenario(scenario)));
  }

  private worldOf(run: number): Network {
    if (this.figures.length === 0) return this.network;
    const drawn = this.figures.map((figure) => drawFigure(figure, this.seed, run));
    return withFigures(this.network, figuresOf(this.network, drawn));
  }

  private follow(prepared: PreparedRun): Float64Array {
    const { layout, unitOf, marketOf } = this;
    const { scenario } = prepared;
    const row = new Float64Array(layout.width);
    const courses = unitOf.map(() => new CourseRecorder(scenario));
    const lost = new Float64Array(marketOf.length);
    let place = 0;
    runPrepared(prepared, (step, { output, available }) => {
      const isKept = layout.steps[place] === step;
      courses.forEach((course, sector) => {
        const now = output[unitOf[sector] ?? -1] ?? 1;
        course.add(step, now);
        if (isKept) row[layout.outputAt(sector, place)] = now;
      });
      if (isKept) place++;
      for (let p = 0; p < lost.length; p++) {
        const now = available[marketOf[p] ?? -1] ?? 1;
        if (now < 1) lost[p] = (lost[p] ?? 0) + (1 - now) * daysOf(scenario, step);
      }
    });
    row.set(lost, layout.productLostAt(0));
    courses.forEach((recorder, sector) => {
      const { course } = recorder;
      const short = course.timeToSurviveDays;
      row[layout.surviveAt(sector)] = short ?? NEVER;
      row[layout.recoverAt(sector)] =
        short === null ? Number.NaN : (course.timeToRecoverDays ?? NEVER);
      row[layout.leastAt(sector)] = course.minOutput;
      row[layout.sectorLostAt(sector)] = course.lostDays;
      row[layout.lostAt] = (row[layout.lostAt] ?? 0) + this.importanceOf(sector) * course.lostDays;
    });
    return row;
  }

  private importanceOf(sector: number): number {
    const { network } = this;
    const product = network.productIndex.get(this.sectors[sector] ?? "") ?? -1;
    return network.importance[product] ?? 0;
  }
}
