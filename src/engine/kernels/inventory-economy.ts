/** What every label of an input-output table buys, input by input, and what final users buy. */
export interface InventoryNetwork {
  readonly n: number;
  /** Uint32Array(n + 1): the inputs of label j are `inputOffsets[j] .. inputOffsets[j + 1]`. */
  readonly inputOffsets: Uint32Array;
  /** Float64Array(inputs): normal use per day, above 0. */
  readonly use: Float64Array;
  /** Uint32Array(inputs): index into the `Days` of the rules. */
  readonly product: Uint32Array;
  /** Uint32Array(inputs + 1): the suppliers of an input are `supplierOffsets[s] .. [s + 1]`. */
  readonly supplierOffsets: Uint32Array;
  readonly suppliers: Uint32Array;
  /** Float64Array: part of the normal purchases of the input, above 0; sums to 1. */
  readonly shares: Float64Array;
  /** Float64Array(n): normal final use per day, 0 or more. */
  readonly finalUse: Float64Array;
  /** Float64Array(n): sold per day beyond what is made (stocks run down), 0 or more. */
  readonly drawdown: Float64Array;
}

/** How far a missing input holds back production. */
export const FREE = 0;
export const HALF = 1;
export const BINDING = 2;

/** How labels produce and order; days are days of normal use. */
export interface EconomyRules {
  readonly stepDays: number;
  /** Float64Array(products): stock that is aimed at; Infinity: no stock is kept, and none binds. */
  readonly goalDays: Float64Array;
  /** Float64Array(products): stock that normal output needs, at least `stepDays`. */
  readonly needDays: Float64Array;
  /** Uint8Array(inputs): FREE, HALF or BINDING. */
  readonly binding: Uint8Array;
  /** All inputs stand in for one another; `binding` has no meaning. */
  readonly isLinear: boolean;
  /** Days over which a gap in the stock is ordered, at least `stepDays`. */
  readonly restoreDays: number;
  /**
   * `use`: what was used, and the gap to the goal at the output that demand and capacity allow (ARIO);
   * `demand`: what the demand of the day would use, and the gap to the normal goal (Pichler et al.).
   */
  readonly orders: "use" | "demand";
  /** Orders go to suppliers by what they can make, not by normal shares alone. */
  readonly isShifting: boolean;
  /** Capacity under scarcity, at most; 1: no overproduction. */
  readonly alphaMax: number;
  /** Days, at least `stepDays`. */
  readonly alphaTauDays: number;
}

/** What holds a label back, in place of an input. */
export const BY_NOTHING = -1;
export const BY_CAPACITY = -2;
export const BY_DEMAND = -3;

/** Demand in normal outputs: more is asked only of who makes next to nothing and sells from stocks. */
const MOST_ASKED = 1e15;

/**
 * An economy of labels that produce from stocks of inputs, step by step: demand, capacity and stocks set
 * output; what is short is rationed in proportion to the orders; stocks and orders follow (ARIO, and the
 * model of Pichler et al.: the rules differ, the step is the same). Its arrays are views of its state.
 * Everything is kept relative to normal, so that without a shock nothing moves by a single bit.
 * @see docs/methods/ario.md, docs/methods/pichler.md; O(n + inputs + suppliers) a step, same in space
 */
export class InventoryEconomy {
  /** Float64Array(n): normal output per day, the unit of `output`. */
  readonly normal: Float64Array;
  /** Float64Array(n): output of the last step, share of normal; 0 where normal is 0. */
  readonly output: Float64Array;
  /** Float64Array(n): part of every order to this label that was not delivered in the last step. */
  readonly missing: Float64Array;
  /** Int32Array(n): the input (index) that set output, or BY_NOTHING, BY_CAPACITY, BY_DEMAND. */
  readonly bound: Int32Array;
  /** Float64Array(inputs): days of normal use times use: what is in stock after the step. */
  readonly stock: Float64Array;
  /** Float64Array(inputs): ordered per day, to be delivered in the next step. */
  readonly orders: Float64Array;
  private readonly network: InventoryNetwork;
  private readonly rules: EconomyRules;
  /** Orders per unit of share and of supplier's weight: the same as `orders` unless they shift. */
  private readonly scaled: Float64Array;
  private readonly weight: Float64Array;
  private readonly ordered: Float64Array;
  private readonly arrived: Float64Array;
  private readonly alpha: Float64Array;
  /** Per label in a step: demand on production, and what demand and capacity allow; shares of normal. */
  private readonly wanted: Float64Array;
  private readonly allowed: Float64Array;
  private isShort = false;

  constructor(network: InventoryNetwork, rules: EconomyRules) {
    const { n, use, product, drawdown, finalUse } = network;
    this.network = network;
    this.rules = rules;
    this.output = new Float64Array(n).fill(1);
    this.missing = new Float64Array(n);
    this.bound = new Int32Array(n).fill(BY_NOTHING);
    this.orders = use.slice();
    this.stock = use.map((amount, s) => {
      const days = rules.goalDays[product[s]!]!;
      return days === Number.POSITIVE_INFINITY ? 0 : days * amount;
    });
    this.scaled = rules.isShifting ? use.slice() : this.orders;
    this.weight = new Float64Array(n).fill(1);
    this.ordered = new Float64Array(n);
    this.arrived = new Float64Array(use.length);
    this.alpha = new Float64Array(n).fill(1);
    this.wanted = new Float64Array(n);
    this.allowed = new Float64Array(n);
    this.addUpOrders();
    // The very sums of a step, so that normal demand is normal output to the last bit.
    this.normal = this.ordered.map((amount, i) =>
      Math.max(0, amount + finalUse[i]! - drawdown[i]!),
    );
    for (let i = 0; i < n; i++) if (this.normal[i] === 0) this.output[i] = 0;
  }

  /**
   * One step.
   * @param left Float64Array(n): share of normal capacity that is there, 0..1
   * @param finalFactor Float64Array(n): final use as a multiple of normal, 0 or more
   */
  step(left: Float64Array, finalFactor: Float64Array): void {
    this.produce(left, finalFactor);
    this.restock();
    if (this.rules.isShifting) this.shift(left);
    this.addUpOrders();
    this.overproduce();
  }

  /** Demand meets capacity and stocks; what is short is shared out in proportion. */
  private produce(left: Float64Array, finalFactor: Float64Array): void {
    const { n, finalUse, drawdown } = this.network;
    const { normal, ordered, wanted, allowed, alpha, output, missing, bound } = this;
    this.isShort = false;
    for (let i = 0; i < n; i++) {
      const demand = ordered[i]! + finalUse[i]! * finalFactor[i]!;
      const toMake = Math.max(0, demand - drawdown[i]!);
      const makes = normal[i]! > 0;
      const asked = makes ? Math.min(MOST_ASKED, toMake / normal[i]!) : 0;
      const capacity = alpha[i]! * left[i]!;
      wanted[i] = asked;
      allowed[i] = Math.min(asked, capacity);
      bound[i] = BY_NOTHING;
      if (makes) {
        output[i] = this.fromStocks(i, allowed[i]!);
        if (output[i]! < 1 && bound[i] === BY_NOTHING)
          bound[i] = asked > capacity ? BY_CAPACITY : BY_DEMAND;
      }
      const short = makes && asked > 0 ? 1 - output[i]! / asked : 1;
      missing[i] = toMake > 0 ? short * (toMake / demand) : 0;
      if (missing[i]! > 0) this.isShort = true;
    }
  }

  /** Output that the stocks of i allow, at most `most`. */
  private fromStocks(i: number, most: number): number {
    if (this.rules.isLinear) return this.fromAllStocks(i, most);
    const { inputOffsets, use, product } = this.network;
    const { needDays, binding } = this.rules;
    const { stock } = this;
    let least = most;
    for (let s = inputOffsets[i]!; s < inputOffsets[i + 1]!; s++) {
      if (binding[s] === FREE) continue;
      const isWhole = binding[s] === BINDING;
      const need = needDays[product[s]!]! * use[s]!;
      // As a limit of output: the stock, or the middle between it and normal.
      if (stock[s]! >= (isWhole ? least : 2 * least - 1) * need) continue;
      least = isWhole ? stock[s]! / need : (stock[s]! / need + 1) / 2;
      this.bound[i] = s;
    }
    return least;
  }

  /** The same where any input stands in for any other: all stocks together. */
  private fromAllStocks(i: number, most: number): number {
    const { inputOffsets, use, product } = this.network;
    const { needDays, goalDays } = this.rules;
    let held = 0;
    let needed = 0;
    let scarcest = BY_NOTHING;
    let least = Number.POSITIVE_INFINITY;
    for (let s = inputOffsets[i]!; s < inputOffsets[i + 1]!; s++) {
      if (goalDays[product[s]!] === Number.POSITIVE_INFINITY) return most;
      const need = needDays[product[s]!]! * use[s]!;
      held += this.stock[s]!;
      needed += need;
      if (this.stock[s]! >= least * need) continue;
      least = this.stock[s]! / need;
      scarcest = s;
    }
    if (held >= most * needed) return most;
    this.bound[i] = scarcest;
    return held / needed;
  }

  /** Stocks after deliveries and use, and what is ordered for the next step. */
  private restock(): void {
    const { n, inputOffsets, use, product } = this.network;
    const { stepDays, goalDays, restoreDays } = this.rules;
    const isByUse = this.rules.orders === "use";
    const { stock, orders, output, wanted, allowed, arrived } = this;
    this.deliver();
    for (let j = 0; j < n; j++) {
      const made = output[j]!;
      const expected = isByUse ? made : wanted[j]!;
      const level = isByUse ? allowed[j]! : 1;
      const end = inputOffsets[j + 1]!;
      for (let s = inputOffsets[j]!; s < end; s++) {
        const days = goalDays[product[s]!]!;
        const amount = use[s]!;
        const needed = amount * expected;
        if (days === Number.POSITIVE_INFINITY) {
          orders[s] = needed;
          continue;
        }
        const held = Math.max(0, stock[s]! + (arrived[s]! - amount * made) * stepDays);
        stock[s] = held;
        const gap = (days * amount * level - held) / restoreDays;
        orders[s] = isByUse ? needed + Math.max(0, gap) : Math.max(0, needed + gap);
      }
    }
  }

  /** What arrives of the orders for each input, per day. */
  private deliver(): void {
    const { supplierOffsets, suppliers, shares } = this.network;
    const { arrived, orders, scaled, weight, missing } = this;
    arrived.set(orders);
    if (!this.isShort) return;
    const lost = missing.map((part, i) => part * weight[i]!);
    let e = 0;
    for (let s = 0; s < arrived.length; s++) {
      const end = supplierOffsets[s + 1]!;
      let part = 0;
      for (; e < end; e++) part += shares[e]! * lost[suppliers[e]!]!;
      if (part > 0) arrived[s] = Math.max(0, orders[s]! - scaled[s]! * part);
    }
  }

  /** Splits orders by what suppliers can make now; an input that nobody can make is not ordered. */
  private shift(left: Float64Array): void {
    const { n, supplierOffsets, suppliers, shares, use } = this.network;
    for (let i = 0; i < n; i++) this.weight[i] = this.alpha[i]! * left[i]!;
    for (let s = 0; s < use.length; s++) {
      let all = 0;
      let able = 0;
      for (let e = supplierOffsets[s]!; e < supplierOffsets[s + 1]!; e++) {
        all += shares[e]!;
        able += shares[e]! * this.weight[suppliers[e]!]!;
      }
      if (able === 0) this.orders[s] = 0;
      this.scaled[s] = able === 0 ? 0 : this.orders[s]! * (all / able);
    }
  }

  /** Orders by supplier. */
  private addUpOrders(): void {
    const { supplierOffsets, suppliers, shares } = this.network;
    const { ordered, scaled, weight } = this;
    ordered.fill(0);
    let e = 0;
    for (let s = 0; s < scaled.length; s++) {
      const end = supplierOffsets[s + 1]!;
      const amount = scaled[s]!;
      for (; e < end; e++) {
        const i = suppliers[e]!;
        ordered[i]! += amount * shares[e]! * weight[i]!;
      }
    }
  }

  /** Capacity grows under scarcity and falls back to normal without. */
  private overproduce(): void {
    const { stepDays, alphaMax, alphaTauDays } = this.rules;
    const { alpha, wanted, output } = this;
    if (alphaMax === 1) return;
    const pace = stepDays / alphaTauDays;
    for (let i = 0; i < alpha.length; i++) {
      const scarcity = output[i]! < wanted[i]! ? 1 - output[i]! / wanted[i]! : 0;
      const aim = scarcity > 0 ? (alphaMax - alpha[i]!) * scarcity : 1 - alpha[i]!;
      alpha[i]! += aim * pace;
    }
  }
}
