import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { Assumption } from "../../model/results.ts";
import type { SensitivityOptions } from "../../model/sensitivity.ts";
import type { Target } from "../../model/target.ts";
import type { Drawn } from "../build/draw-world.ts";
import { figuresOf } from "../build/drawn-figures.ts";
import { compileNetwork, type Network } from "../build/network.ts";
import { type UncertainFigure, uncertainFigures } from "../build/uncertain-figures.ts";
import { withFigures } from "../build/with-figures.ts";
import type { Shock } from "../kernels/cascade-system.ts";
import { assumedBehind } from "./assumed.ts";
import { importanceFor } from "./candidates.ts";
import { type Convergence, Evaluator } from "./evaluator.ts";
import { haltShock, makersShock } from "./halt-shocks.ts";
import { relevantFigures } from "./relevant-figures.ts";
import { addConvergence } from "./study.ts";
import { readTargets } from "./targets.ts";

/** A score as a function of the figures that can move it. */
export class SensitivityQuestion {
  readonly network: Network;
  readonly factors: readonly UncertainFigure[];
  readonly convergence: Convergence = { iterations: 0, lastChange: 0, converged: true };
  /** The score with all figures as stated; null if no sector has any importance. */
  readonly point: number | null;
  /** Figures without a source on the binding paths of the point value. */
  readonly assumed: readonly Assumption[];
  private readonly importance: Float64Array;
  private readonly target: Target;
  private readonly options: SensitivityOptions;

  /** @throws InvalidInputError unknown target or sector, a `critical` target that is no product */
  constructor(data: DataSet, options: SensitivityOptions) {
    this.options = options;
    this.network = compileNetwork(data, options);
    this.importance = importanceFor(this.network, options.for);
    this.target = readTarget(this.network, options);
    const evaluator = new Evaluator(this.network, this.importance);
    const shock = this.shockOf(this.network);
    const isScored = options.score === "critical" || evaluator.weighted;
    this.point = isScored ? this.read(evaluator, shock) : null;
    this.assumed = isScored ? assumedBehind(evaluator, this.scored(evaluator)) : [];
    this.factors = isScored
      ? relevantFigures(this.network, uncertainFigures(this.network, options), shock, this.ends())
      : [];
  }

  /** The network with other figures, from one that differs in some of them already. */
  worldWith(drawn: Iterable<Drawn>, from: Network = this.network): Network {
    return withFigures(from, figuresOf(from, drawn, this.network));
  }

  scoreOf(world: Network): number {
    return this.read(new Evaluator(world, this.importance), this.shockOf(world));
  }

  private read(evaluator: Evaluator, shock: Shock): number {
    evaluator.run(shock);
    addConvergence(this.convergence, evaluator.convergence);
    return this.options.score === "critical"
      ? 1 - evaluator.homeOutput(this.productAt())
      : evaluator.loss();
  }

  /** Products whose loss the score is made of. */
  private scored({ sectors }: Evaluator): number[] {
    if (this.options.score === "critical") return [this.productAt()];
    return sectors.flatMap(({ product, importance }) => (importance > 0 ? [product] : []));
  }

  private shockOf(network: Network): Shock {
    const { score, everywhere } = this.options;
    if (score === "loss") return haltShock(network, [this.target], { everywhere });
    const { home } = network.sets;
    return makersShock(network, ({ country, unknown }) => !unknown && !home.has(country));
  }

  /** Nodes at which the score is read. */
  private ends(): number[] {
    const { system, labels, sector } = this.network;
    if (this.options.score === "loss") {
      return [...labels.unitsOf.keys()].flatMap((product) => {
        const unit = labels.unitsOf[product]?.[0];
        return unit !== undefined && (this.importance[product] ?? 0) > 0 ? [unit] : [];
      });
    }
    const product = this.productAt();
    const unit = labels.unitsOf[product]?.[0];
    if (sector[product] === 1) return unit === undefined ? [] : [unit];
    const market = labels.marketAt(product, 0);
    return market === undefined ? [] : [system.units + market];
  }

  private productAt(): number {
    return "product" in this.target
      ? (this.network.productIndex.get(this.target.product) ?? -1)
      : -1;
  }
}

function readTarget(network: Network, { target: text, score }: SensitivityOptions): Target {
  let target: Target | undefined;
  try {
    [target] = readTargets(network, [text]);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const details = error.details.map((problem) => ({ ...problem, pointer: "/target" }));
    throw new InvalidInputError(error.code, error.message, { details, cause: error });
  }
  if (target && (score === "loss" || target.kind === "product")) return target;
  const message = `"${text}" is no product`;
  const expected = "a product: what is critical to it is asked";
  throw new InvalidInputError("unknown_target", message, {
    details: [{ column: "TARGET", pointer: "/target", message, expected }],
  });
}
