import { SolverError } from "../../model/errors.ts";
import { type ExposureItem, LONGEST_TIME, type SurvivalLimit } from "../../model/exposure.ts";
import type { OpenModel, Solution, Solver } from "../plan/solver.ts";
import type { PlantArrays } from "./plant-arrays.ts";
import {
  type PlantProgram,
  type PlantQuestion,
  plantProgram,
  profitUnit,
} from "./plant-program.ts";

/** Shares of demand, of profit and of a time below it are rounding. */
export const ROUNDING = 1e-9;

/** How long demand is met, and what ends it. */
export type Survival = Pick<ExposureItem, "timeToSurvive" | "firstMissed" | "limits">;

const FOR_EVER: Survival = { timeToSurvive: null, firstMissed: [], limits: [] };

/** A plant network in the solver: asked with one node after another out. Close it. */
export class AskedPlants {
  private readonly plants: PlantArrays;
  private readonly survival: OpenProgram;
  private readonly loss: OpenProgram;
  private readonly moment: OpenProgram;
  /** All at work: what it makes, and for how long. */
  private readonly whole: { readonly outputs: Float64Array | null; readonly survival: Survival };

  constructor(plants: PlantArrays, solver: Solver) {
    this.plants = plants;
    this.survival = new OpenProgram(plants, solver, "survival");
    this.loss = new OpenProgram(plants, solver, "loss");
    this.moment = new OpenProgram(plants, solver, "moment");
    const solution = this.survival.without(null);
    this.whole = { outputs: solution.values, survival: this.survivalOf(solution, null) };
  }

  /** Linear programmes solved so far. */
  get solves(): number {
    return this.survival.solves + this.loss.solves + this.moment.solves;
  }

  close(): void {
    for (const open of [this.survival, this.loss, this.moment]) open.close();
  }

  /** @param node that makes nothing; null: all work */
  timeToSurvive(node: number | null): Survival {
    const { survival, outputs } = this.whole;
    // What is not needed when all is there is not missed: the same solution stays the best.
    if (node === null || outputs?.[this.survival.program.output[node] ?? 0] === 0) return survival;
    return this.survivalOf(this.survival.without(node), node);
  }

  /** @param time length of the disruption in periods */
  lostProfit(node: number, time: number): number {
    if (time === 0) return 0;
    const { pace, paceUnit } = this.loss.program;
    this.loss.open.setBounds(pace, paceUnit / time, paceUnit / time);
    const { objective } = solved(this.loss.without(node));
    return objective <= ROUNDING ? 0 : objective * profitUnit(this.plants) * time;
  }

  private survivalOf(solution: Solution, node: number | null): Survival {
    if (solution.status === "infeasible")
      return { timeToSurvive: 0, firstMissed: this.missedAtOnce(node), limits: [] };
    const { program } = this.survival;
    const { values, duals } = solved(solution);
    const pace = values[program.pace] ?? Number.NaN;
    if (program.paceUnit >= LONGEST_TIME * pace) return FOR_EVER;
    const { balance, lost } = program;
    const isMissed = (i: number) =>
      lost[i] !== -1 && -(duals.rows[balance[i] ?? 0] ?? 0) > ROUNDING * pace;
    return {
      timeToSurvive: program.paceUnit / pace,
      firstMissed: this.plants.ids.filter((_, i) => isMissed(i)),
      limits: this.limitsAt(pace, duals, node),
    };
  }

  private missedAtOnce(node: number | null): string[] {
    const { lost } = this.moment.program;
    const { values } = solved(this.moment.without(node));
    const isMissed = (i: number) => lost[i] !== -1 && (values[lost[i] ?? 0] ?? 0) > ROUNDING;
    return this.plants.ids.filter((_, i) => isMissed(i));
  }

  /**
   * Marginal times. With T = unit / pace and d pace the dual of a bound: a unit of capacity moves T by
   * -dual T / pace; a unit of stock, which stands beside pace / unit, by -dual / pace.
   */
  private limitsAt(
    pace: number,
    duals: NonNullable<Solution["duals"]>,
    out: number | null,
  ): SurvivalLimit[] {
    const { balance, output, scale, paceUnit } = this.survival.program;
    const time = paceUnit / pace;
    return this.plants.ids.flatMap((id, i): SurvivalLimit[] => {
      const unit = scale[i] ?? 1;
      const stock = -(duals.rows[balance[i] ?? 0] ?? 0);
      const capacity = i === out ? 0 : -(duals.variables[output[i] ?? 0] ?? 0);
      const limits = [
        { kind: "stock", dual: stock, periodsPerUnit: stock / pace / unit },
        { kind: "capacity", dual: capacity, periodsPerUnit: (capacity * time) / pace / unit },
      ] as const;
      return limits
        .filter(({ dual }) => dual > ROUNDING * pace)
        .map(({ kind, periodsPerUnit }) => ({ id, kind, periodsPerUnit }));
    });
  }
}

class OpenProgram {
  solves = 0;
  readonly program: PlantProgram;
  readonly open: OpenModel;

  constructor(plants: PlantArrays, solver: Solver, question: PlantQuestion) {
    this.program = plantProgram(plants, question);
    this.open = solver.open(this.program.model);
  }

  close(): void {
    this.open.close();
  }

  without(node: number | null): Solution {
    this.solves++;
    if (node === null) return this.open.solve();
    const output = this.program.output[node] ?? 0;
    this.open.setBounds(output, 0, 0);
    const solution = this.open.solve();
    this.open.setBounds(output, 0, this.program.model.upper[output] ?? 0);
    return solution;
  }
}

function solved({ status, objective, values, duals }: Solution) {
  if (status === "optimal" && objective !== null && values && duals)
    return { objective, values, duals };
  throw new SolverError("solver_failed", `a linear programme of plants ended as "${status}"`);
}
