/**
 * ARIO and the model of Pichler et al. as their papers write them: dense matrices of money, day by day.
 * Shares no code with the engine.
 */
import type { Matrix } from "./input-output-oracle.ts";

export interface DenseEconomy {
  readonly Z: Matrix;
  readonly finalDemand: readonly number[];
  /** Product (index) that each label makes. */
  readonly productOf: readonly number[];
  readonly inventoryDays: number;
  readonly restoreDays: number;
}

export interface Ario {
  readonly psi: number;
  readonly alphaMax: number;
  readonly alphaTau: number;
}

/** What happens on a day: share of capacity lost, and final demand as a multiple of normal. */
export type Day = { readonly lost: readonly number[]; readonly factor: readonly number[] };

export interface Trace {
  /** Share of normal output, by day and label. */
  readonly output: number[][];
  /** Orders that were delivered, and final demand that was, by day: [seller][buyer], [seller]. */
  readonly delivered: number[][][];
  readonly final: number[][];
  /** Stocks after each day: [product][buyer]. */
  readonly stock: number[][][];
}

const sum = (list: readonly number[]) => list.reduce((total, x) => total + x, 0);

function setUp({ Z, finalDemand, productOf, inventoryDays }: DenseEconomy) {
  const n = Z.length;
  const x0 = Z.map((row, i) => sum(row) + finalDemand[i]!);
  const products = Math.max(...productOf) + 1;
  const bought = Array.from({ length: products }, (_, p) =>
    x0.map((_x, j) => sum(Z.map((row, i) => (productOf[i] === p ? row[j]! : 0)))),
  );
  const a = bought.map((row) => row.map((z, j) => (x0[j]! > 0 ? z / x0[j]! : 0)));
  const share = Z.map((row, i) =>
    row.map((z, j) => (bought[productOf[i]!]![j]! > 0 ? z / bought[productOf[i]!]![j]! : 0)),
  );
  const stock = bought.map((row) => row.map((z) => z * inventoryDays));
  return { n, x0, bought, a, share, stock, products };
}

export function arioTrace(economy: DenseEconomy, rules: Ario, days: readonly Day[]): Trace {
  const { finalDemand, productOf, inventoryDays: s, restoreDays } = economy;
  const { n, x0, a, share, stock, products } = setUp(economy);
  let orders = economy.Z.map((row) => [...row]);
  const alpha = x0.map(() => 1);
  const trace: Trace = { output: [], delivered: [], final: [], stock: [] };
  for (const { lost, factor } of days) {
    const final = finalDemand.map((f, i) => f * factor[i]!);
    const demand = orders.map((row, i) => sum(row) + final[i]!);
    const optimal = demand.map((d, i) => Math.min(d, alpha[i]! * (1 - lost[i]!) * x0[i]!));
    const x = optimal.map((want, j) => {
      let ratio = 1;
      for (let p = 0; p < products; p++) {
        const need = rules.psi * s * want * a[p]![j]!;
        if (need > 0) ratio = Math.min(ratio, stock[p]![j]! / need);
      }
      return want * ratio;
    });
    const served = x.map((made, i) => (demand[i]! > 0 ? made / demand[i]! : 1));
    const delivered = orders.map((row, i) => row.map((o) => o * served[i]!));
    for (let p = 0; p < products; p++)
      for (let j = 0; j < n; j++) {
        const received = sum(delivered.map((row, i) => (productOf[i] === p ? row[j]! : 0)));
        stock[p]![j]! += received - a[p]![j]! * x[j]!;
      }
    orders = orders.map((row, i) =>
      row.map((_, j) => {
        const p = productOf[i]!;
        const gap = Math.max(0, s * optimal[j]! * a[p]![j]! - stock[p]![j]!);
        return (a[p]![j]! * x[j]! + gap / restoreDays) * share[i]![j]!;
      }),
    );
    for (let i = 0; i < n; i++) {
      const scarcity = demand[i]! > 0 ? (demand[i]! - x[i]!) / demand[i]! : 0;
      const aim = scarcity > 1e-15 ? (rules.alphaMax - alpha[i]!) * scarcity : 1 - alpha[i]!;
      alpha[i]! += aim / rules.alphaTau;
    }
    record(
      trace,
      { x, x0, delivered, stock },
      final.map((f, i) => f * served[i]!),
    );
  }
  return trace;
}

export type Rule = "leontief" | "strong" | "half-critical" | "weak" | "linear";

/** @param types essentiality of [product][buyer]: 2 critical, 1 important, 0 not critical */
export function pichlerTrace(
  economy: DenseEconomy,
  { rule, types }: { readonly rule: Rule; readonly types: Matrix },
  days: readonly Day[],
): Trace {
  const { finalDemand, productOf, inventoryDays, restoreDays } = economy;
  const { n, x0, a, bought, share, stock, products } = setUp(economy);
  let before = [...x0];
  const trace: Trace = { output: [], delivered: [], final: [], stock: [] };
  for (const { lost, factor } of days) {
    const wanted = bought.map((row, p) =>
      row.map((z, j) => {
        const gap = (inventoryDays * z - stock[p]![j]!) / restoreDays;
        return Math.max(0, a[p]![j]! * before[j]! + gap);
      }),
    );
    const orders = share.map((row, i) => row.map((part, j) => part * wanted[productOf[i]!]![j]!));
    const final = finalDemand.map((f, i) => f * factor[i]!);
    const demand = orders.map((row, i) => sum(row) + final[i]!);
    const x = x0.map((normal, j) => {
      const column = (matrix: Matrix) => matrix.map((row) => row[j]!);
      const byStocks = stockLimits(rule, normal, {
        stock: column(stock),
        a: column(a),
        types: column(types),
      });
      return Math.min((1 - lost[j]!) * normal, demand[j]!, ...byStocks);
    });
    const served = x.map((made, i) => (demand[i]! > 0 ? made / demand[i]! : 1));
    const delivered = orders.map((row, i) => row.map((o) => o * served[i]!));
    for (let p = 0; p < products; p++)
      for (let j = 0; j < n; j++) {
        const received = sum(delivered.map((row, i) => (productOf[i] === p ? row[j]! : 0)));
        stock[p]![j] = Math.max(0, stock[p]![j]! + received - a[p]![j]! * x[j]!);
      }
    before = demand;
    record(
      trace,
      { x, x0, delivered, stock },
      final.map((f, i) => f * served[i]!),
    );
  }
  return trace;
}

function stockLimits(
  rule: Rule,
  normal: number,
  { stock, a, types }: { stock: number[]; a: number[]; types: number[] },
): number[] {
  const inputs = stock
    .map((held, p) => ({ held, a: a[p]!, type: types[p]! }))
    .filter((p) => p.a > 0);
  if (inputs.length === 0) return [];
  if (rule === "linear") return [sum(inputs.map((p) => p.held)) / sum(inputs.map((p) => p.a))];
  const least = rule === "leontief" ? 0 : rule === "strong" ? 1 : 2;
  const whole = inputs.filter(({ type }) => type >= least).map((p) => p.held / p.a);
  const half = inputs.filter(({ type }) => rule === "half-critical" && type === 1);
  return [...whole, ...half.map((p) => (p.held / p.a + normal) / 2)];
}

function record(
  trace: Trace,
  {
    x,
    x0,
    delivered,
    stock,
  }: { x: number[]; x0: number[]; delivered: number[][]; stock: number[][] },
  final: number[],
): void {
  trace.output.push(x.map((made, i) => (x0[i]! > 0 ? made / x0[i]! : 0)));
  trace.delivered.push(delivered.map((row) => [...row]));
  trace.final.push(final);
  trace.stock.push(stock.map((row) => [...row]));
}
