import { type LinearModel, LinearModelBuilder, type Term } from "../plan/linear-model.ts";
import type { PlantArrays } from "./plant-arrays.ts";

/**
 * What is asked: the least pace without lost sales; the least lost profit at a given pace; the fewest
 * sales lost if stocks are no limit.
 */
export type PlantQuestion = "survival" | "loss" | "moment";

/** Capacities and stocks of so many times the need of a period are as good as endless. */
const ENDLESS = 1e12;
/** Stocks' coefficients lie within these, as far as stocks differ by no more. */
const LEAST_COEFFICIENT = 1e-9;
const LARGEST_COEFFICIENT = 1e14;

/** A linear programme of a plant network, and what its indices stand for. */
export interface PlantProgram {
  readonly model: LinearModel;
  /** Variable: `paceUnit` / length of the disruption. */
  readonly pace: number;
  readonly paceUnit: number;
  /** Variable by node: output per period, in units of `scale`. */
  readonly output: readonly number[];
  /** Variable by node: lost sales per period as a share of demand; -1 for what is not sold. */
  readonly lost: readonly number[];
  /** Row by node: what is shipped and sold is made or in stock. */
  readonly balance: readonly number[];
  /** Float64Array by node: units per period that are as good as 1 in the programme. */
  readonly scale: Float64Array;
}

/**
 * The programmes of Simchi-Levi et al. (2015) per period of a disruption of length t: outputs u, shipments
 * y and lost sales l are divided by t, so that t appears once, at the stocks, as the pace 1/t.
 *
 *   u_j <= sum of y_ij over suppliers i of k, for each material k of j (y in shares of what j needs of k)
 *   shipments of i + demand_i - l_i <= u_i + stock_i pace
 *   u_i <= capacity_i,  0 <= l_i <= demand_i
 *
 * A disrupted node has u = 0: set that bound. Every figure is measured by what its node has to make, so
 * that grams and tonnes are met with the same accuracy.
 * @see docs/methods/exposure.md; O(nodes + edges)
 */
export function plantProgram(plants: PlantArrays, question: PlantQuestion): PlantProgram {
  const builder = new LinearModelBuilder();
  const scale = scales(plants);
  const { ids, demand, capacity, stock } = plants;
  const per = (figures: Float64Array, i: number) => (figures[i] ?? 0) / (scale[i] ?? 1);
  const covers = ids.map((_, i) => Math.min(per(stock, i), ENDLESS));
  const paceUnit = paceUnitOf(covers.filter((cover) => cover > 0));
  const pace = builder.addVariable({ cost: question === "survival" ? 1 : 0 });
  const output = ids.map((_, i) =>
    builder.addVariable({ upper: Math.min(per(capacity, i), ENDLESS) }),
  );
  const lost = addLostSales(builder, plants, question);
  const balanceTerms = ids.map((_, i): Term[] => {
    const terms: Term[] = [
      [output[i] ?? 0, -1],
      [pace, -(covers[i] ?? 0) / paceUnit],
    ];
    if (lost[i] !== -1) terms.push([lost[i] ?? 0, -per(demand, i)]);
    return terms;
  });
  addShipments(builder, plants, { output, scale, balanceTerms });
  const balance = balanceTerms.map((terms, i) => builder.addRow({ upper: -per(demand, i), terms }));
  const model = builder.build("minimise");
  return { model, pace, paceUnit, output, lost, balance, scale };
}

/** @param covers periods that each stock lasts; the longest gets the coefficient 1 if all are then seen */
function paceUnitOf(covers: readonly number[]): number {
  if (covers.length === 0) return 1;
  const longest = covers.reduce((most, cover) => Math.max(most, cover));
  const shortest = covers.reduce((least, cover) => Math.min(least, cover));
  const seen = Math.min(longest, shortest / LEAST_COEFFICIENT);
  return Math.max(seen, longest / LARGEST_COEFFICIENT);
}

/** Profit per period in units of which the product that earns most has 1; 1 if nothing earns any. */
export function profitUnit({ demand, profit }: PlantArrays): number {
  return demand.reduce((most, sold, i) => Math.max(most, sold * (profit[i] ?? 0)), 0) || 1;
}

function addLostSales(
  builder: LinearModelBuilder,
  plants: PlantArrays,
  question: PlantQuestion,
): number[] {
  const { ids, demand, profit } = plants;
  const unit = profitUnit(plants);
  const upper = question === "survival" ? 0 : 1;
  return ids.map((_, i) => {
    const sold = demand[i] ?? 0;
    if (sold === 0) return -1;
    const worth = question === "loss" ? (sold * (profit[i] ?? 0)) / unit : 1;
    return builder.addVariable({ cost: worth, upper });
  });
}

/** Variables of shipments, the rows of needs, and the shipments' part of the suppliers' balances. */
function addShipments(
  builder: LinearModelBuilder,
  { needs, supplies }: PlantArrays,
  {
    output,
    scale,
    balanceTerms,
  }: {
    readonly output: readonly number[];
    readonly scale: Float64Array;
    readonly balanceTerms: readonly Term[][];
  },
): void {
  const needTerms = needs.map(({ node }): Term[] => [[output[node] ?? 0, 1]]);
  for (const { from, to, need } of supplies) {
    const shipment = builder.addVariable();
    needTerms[need]?.push([shipment, -1]);
    const units = (needs[need]?.perUnit ?? 0) * (scale[to] ?? 1);
    balanceTerms[from]?.push([shipment, units / (scale[from] ?? 1)]);
  }
  needTerms.forEach((terms, k) => {
    if (needs[k]?.perUnit !== 0) builder.addRow({ upper: 0, terms });
  });
}

/**
 * What each node has to make per period, roughly: its sales, and the most that any user takes. Where that
 * is nothing: what it can make or has.
 */
function scales({ demand, needs, supplies, ids, capacity, stock }: PlantArrays): Float64Array {
  const scale = Float64Array.from(demand);
  const bought = ids.map((): number[] => []);
  supplies.forEach(({ to }, e) => {
    bought[to]?.push(e);
  });
  const queue = ids.flatMap((_, i) => ((scale[i] ?? 0) > 0 ? [i] : []));
  const isQueued = new Set(queue);
  for (let head = 0; head < queue.length; head++) {
    const user = queue[head] ?? 0;
    for (const e of bought[user] ?? []) {
      const { from = 0, need = 0 } = supplies[e] ?? {};
      const taken = (needs[need]?.perUnit ?? 0) * (scale[user] ?? 0);
      scale[from] = Math.max(scale[from] ?? 0, taken);
      if (taken === 0 || isQueued.has(from)) continue;
      isQueued.add(from);
      queue.push(from);
    }
  }
  const has = (i: number) => Math.max(capacity[i] ?? 0, stock[i] ?? 0) || 1;
  return scale.map((units, i) => (units > 0 ? units : has(i)));
}
