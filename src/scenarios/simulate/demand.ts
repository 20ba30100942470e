import type { Network } from "../../engine/build/network.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { namesProduct } from "./halts.ts";
import { type Level, shockLevel } from "./levels.ts";
import type { SettledDemand } from "./settled-scenario.ts";

/** How much of each product is needed as days go by; 1 = normal. */
export interface Needs {
  readonly levels: readonly Level[];
  touches(product: number): boolean;
  /** @returns need by product index, valid until the next call */
  at(day: number): Float64Array;
  /** What was assumed. */
  readonly notes: readonly string[];
}

const MOST_SWEEPS = 10_000;
const SETTLED = 1e-12;
/** Need never falls to nothing: shares of it would have no meaning. */
const LEAST_NEED = 1e-6;

/**
 * Needs under demand shocks: a product that is wanted more wants more of its inputs, by the share of
 * their output that it uses: N = 1 + d + U (N - 1). Users without a use share add nothing.
 * @throws InvalidInputError `invalid_option` where that has no finite solution
 * @see docs/methods/time-model.md#demand
 */
export function needsOf(network: Network, shocks: readonly SettledDemand[]): Needs {
  const size = network.products.length;
  const need = new Float64Array(size).fill(1);
  if (shocks.length === 0) return { levels: [], touches: () => false, at: () => need, notes: [] };
  const uses = new UseShares(network);
  const rises = shocks.map(({ products, size: rise, ...span }, at) => {
    const isProduct = namesProduct(network, products);
    const own = Float64Array.from(need, (_, product) => (isProduct(product) ? rise : 0));
    const all = uses.passedOn(own);
    if (all === null) throw endless(at);
    return { level: shockLevel(span), all };
  });
  const touched = need.map((_, product) => (rises.some(({ all }) => all[product] !== 0) ? 1 : 0));
  return {
    levels: rises.map(({ level }) => level),
    touches: (product) => touched[product] === 1,
    at: (day) => {
      need.fill(1);
      for (const { level, all } of rises) {
        const part = level.at(day);
        if (part > 0)
          for (let p = 0; p < size; p++) need[p] = (need[p] ?? 1) + part * (all[p] ?? 0);
      }
      for (let p = 0; p < size; p++) need[p] = Math.max(LEAST_NEED, need[p] ?? 1);
      return need;
    },
    notes: uses.notes(touched),
  };
}

/** What part of each product's output goes into which other, where the data state it. */
class UseShares {
  /** For each product: the inputs whose use share by it is known. */
  private readonly known: { readonly input: number; readonly share: number }[][];
  private readonly unknown: number[];

  constructor(network: Network) {
    this.known = network.products.map(() => []);
    this.unknown = network.products.map(() => 0);
    for (const { product, members } of network.groups) {
      const user = network.productIndex.get(product) ?? -1;
      for (const { input, row } of members) {
        const at = network.productIndex.get(input) ?? -1;
        if (row.useShare === null) this.unknown[user] = (this.unknown[user] ?? 0) + 1;
        else this.known[user]?.push({ input: at, share: row.useShare });
      }
    }
  }

  /** The rise of all needs from a rise of some; null: it never settles. */
  passedOn(own: Float64Array): Float64Array | null {
    const all = own.slice();
    let wave = own;
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      const next = new Float64Array(own.length);
      let most = 0;
      wave.forEach((rise, user) => {
        if (rise === 0) return;
        for (const { input, share } of this.known[user] ?? []) {
          next[input] = (next[input] ?? 0) + share * rise;
        }
      });
      for (let p = 0; p < next.length; p++) {
        all[p] = (all[p] ?? 0) + (next[p] ?? 0);
        most = Math.max(most, Math.abs(next[p] ?? 0));
      }
      if (most < SETTLED) return all;
      wave = next;
    }
    return null;
  }

  notes(touched: Float64Array): string[] {
    const links = this.unknown.reduce((sum, n, user) => sum + (touched[user] === 1 ? n : 0), 0);
    if (links === 0) return [];
    return [
      `${links} inputs of products with another demand have no use share: the need of these inputs stays as it is`,
    ];
  }
}

function endless(at: number): InvalidInputError {
  const message = "products that use up one another entirely: their need has no finite size";
  return new InvalidInputError("invalid_option", message, {
    details: [
      {
        column: "scenario",
        pointer: `/scenario/shocks/${at}`,
        message,
        expected: "use shares of a cycle that multiply to less than 1",
      },
    ],
  });
}
