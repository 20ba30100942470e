import type { WeightedCsr } from "../../model/csr.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import type { InputOutputTable } from "../../model/input-output.ts";
import { type LabelCountries, labelCountries } from "../build/label-countries.ts";
import { type Components, strongComponents } from "../kernels/components.ts";
import { leontiefResidual, type Rounds, solveLeontief } from "../kernels/leontief.ts";
import { type Divergence, productive } from "../kernels/productive.ts";
import {
  type TechnicalCoefficients,
  technicalCoefficients,
} from "../kernels/technical-coefficients.ts";

/** More labels of a cycle than this are left out in the middle. */
const MOST_NAMED = 12;

/** How far iterations came, and how well what they found fits. */
interface Iteration extends Rounds {
  /** Largest |x - A x - f|, relative to the largest figure above 1. */
  readonly residual: number;
}

/** A table ready to be solved from both ends; keeps account of how far its iterations came. */
export class IoSystem {
  readonly table: InputOutputTable;
  readonly coefficients: TechnicalCoefficients;
  readonly places: LabelCountries;
  readonly spectralRadiusAtMost: number;
  iteration: Iteration = { iterations: 0, lastChange: 0, residual: 0, converged: true };
  private readonly components = new Map<WeightedCsr, Components>();

  /** @throws InvalidInputError `value_cycle` naming every cycle that gives back all that goes in */
  constructor(table: InputOutputTable) {
    this.table = table;
    this.places = labelCountries(table.labels);
    this.coefficients = technicalCoefficients(table.flows, table.output);
    const { byBuyer } = this.coefficients;
    const { atMost, divergent } = productive(byBuyer, this.componentsOf(byBuyer));
    this.spectralRadiusAtMost = atMost;
    if (divergent.length > 0) throw endless(divergent, table.labels);
  }

  /** Columns of M = L - I for some labels: row i holds what is made in i for one unit of each. */
  columns(labels: readonly number[]): Float64Array {
    const { bySeller, byBuyer } = this.coefficients;
    const k = labels.length;
    const direct = new Float64Array(bySeller.n * k);
    for (const [c, j] of labels.entries()) {
      for (let e = byBuyer.offsets[j] ?? 0; e < (byBuyer.offsets[j + 1] ?? 0); e++) {
        direct[(byBuyer.targets[e] ?? 0) * k + c] = byBuyer.weights[e] ?? 0;
      }
    }
    return this.solve(bySeller, direct, k);
  }

  /** Weighted sums over the rows of M, by column: row j holds k of them. `direct` = the same over A. */
  rowSums(direct: Float64Array, k: number): Float64Array {
    return this.solve(this.coefficients.byBuyer, direct, k);
  }

  /** Gross output for a final demand: x = A x + f. */
  outputFor(demand: Float64Array): Float64Array {
    return this.solve(this.coefficients.bySeller, demand, 1);
  }

  /** Each right side is scaled to a largest entry of 1: small ones keep as many digits as large ones. */
  private solve(rows: WeightedCsr, right: Float64Array, k: number): Float64Array {
    const scale = new Float64Array(k);
    for (const [at, entry] of right.entries()) {
      scale[at % k] = Math.max(scale[at % k] ?? 0, Math.abs(entry));
    }
    const scaleOf = (at: number) => scale[at % k] || 1;
    const scaled = right.map((entry, at) => entry / scaleOf(at));
    const { solution, ...run } = solveLeontief(rows, this.componentsOf(rows), scaled.slice(), k);
    const last = this.iteration;
    this.iteration = {
      iterations: Math.max(last.iterations, run.iterations),
      lastChange: Math.max(last.lastChange, run.lastChange),
      residual: Math.max(last.residual, leontiefResidual(rows, solution, scaled, k)),
      converged: last.converged && run.converged,
    };
    return solution.map((entry, at) => entry * scaleOf(at));
  }

  private componentsOf(rows: WeightedCsr): Components {
    const known = this.components.get(rows);
    if (known) return known;
    const found = strongComponents(rows);
    this.components.set(rows, found);
    return found;
  }
}

function endless(divergent: readonly Divergence[], labels: readonly string[]): InvalidInputError {
  const details = divergent.map(({ cycle, gain, radius, members }): Problem => {
    const round = cycle.map((at) => labels[at] ?? "").reverse();
    const shown =
      round.length > MOST_NAMED
        ? [...round.slice(0, MOST_NAMED - 1), `(${round.length - MOST_NAMED} more)`, round.at(-1)]
        : round;
    const among = members.length > round.length ? `, among ${members.length} labels` : "";
    const message =
      `no value is added around ${[...shown, round[0]].join(" -> ")} ` +
      `(gain ${rounded(gain)} a round; spectral radius ${rounded(radius.low)} or more${among})`;
    return { message, expected: "a spectral radius below 1: some label of a cycle adds value" };
  });
  const [first] = details;
  return new InvalidInputError("value_cycle", first?.message ?? "", { details });
}

function rounded(figure: number): number {
  return Number(figure.toPrecision(6));
}
