import fc from "fast-check";
import type { DataSet } from "../../src/model/data-set.ts";
import { type Sketch, sketches, toDataSet } from "./arbitraries.ts";

/** A small network with the part of each input that each link takes; null: nobody states it. */
export interface RationedSketch extends Sketch {
  /** By group and place in the group, as `groups` has them. */
  readonly uses: readonly (readonly (number | null)[])[];
}

/** Use shares that sum to at most 1 for each input; now and then 0 or unknown. */
export function rationedSketches(
  options: Parameters<typeof sketches>[0] & { readonly allKnown?: boolean } = {},
): fc.Arbitrary<RationedSketch> {
  const { allKnown = false, ...rest } = options;
  return fc
    .tuple(
      sketches(rest),
      fc.array(fc.nat({ max: 9 }), { minLength: 40, maxLength: 40 }),
      fc.nat({ max: 3 }),
    )
    .map(([sketch, draws, other]) => {
      let at = 0;
      const parts = sketch.groups.map(({ members }) =>
        members.map(() => (allKnown ? 1 : 0) + (draws[at++ % draws.length] ?? 0)),
      );
      const total = new Map<string, number>();
      sketch.groups.forEach(({ members }, g) => {
        members.forEach(({ input }, m) => {
          total.set(input, (total.get(input) ?? other) + (parts[g]?.[m] ?? 0));
        });
      });
      const uses = sketch.groups.map(({ members }, g) =>
        members.map(({ input }, m) => {
          const part = parts[g]?.[m] ?? 0;
          if (!allKnown && part === 9) return null;
          return part / Math.max(1, total.get(input) ?? 1);
        }),
      );
      return { ...sketch, uses };
    });
}

export function rationedDataSet(
  sketch: RationedSketch,
  options: Parameters<typeof toDataSet>[1] = {},
): DataSet {
  const data = toDataSet(sketch, options);
  const { rename = (id: string) => id } = options;
  const useOf = new Map(
    sketch.groups.flatMap(({ product, members }, g) =>
      members.map(({ input }, m) => [
        `${rename(product)}|g${g}|${rename(input)}`,
        sketch.uses[g]?.[m] ?? null,
      ]),
    ),
  );
  const inputs = data.tables.inputs.map((row) => ({
    ...row,
    useShare: useOf.get(`${row.product}|${row.group}|${row.input}`) ?? null,
  }));
  return { ...data, tables: { ...data.tables, inputs } };
}

/** Sectors that each product leads to, itself included, by walking every path again and again. */
function sectorsBehind({ products, groups }: Sketch): Map<string, Set<string>> {
  const behind = new Map(products.map(({ id, sector }) => [id, new Set(sector ? [id] : [])]));
  for (const _ of products) {
    for (const { product, members } of groups) {
      for (const { input } of members) {
        for (const sector of behind.get(product) ?? []) behind.get(input)?.add(sector);
      }
    }
  }
  return behind;
}

export interface Plan {
  /** Sectors in the order in which they are served; those left out come after them. */
  readonly order: readonly string[];
  readonly sacrificed: boolean;
}

/**
 * Hands out what is left of one product, class by class, as one would at a counter.
 * @returns by group and place: what the link gets of its normal amount
 */
function handOut(
  sketch: RationedSketch,
  product: string,
  left: number,
  { order, sacrificed }: Plan,
): Map<string, number> {
  const behind = sectorsBehind(sketch);
  const got = new Map<string, number>();
  const links = sketch.groups.flatMap(({ product: user, members }, g) =>
    members.flatMap(({ input }, m) =>
      input === product ? [{ key: `${g}|${m}`, user, use: sketch.uses[g]?.[m] ?? 0 }] : [],
    ),
  );
  const places = [...order, "any sector", "none"];
  const placeOf = (user: string) => {
    const reached = behind.get(user) ?? new Set();
    const first = order.findIndex((sector) => reached.has(sector));
    return first >= 0 ? first : reached.size > 0 ? order.length : order.length + 1;
  };
  const known = links.filter(({ use }) => use > 0);
  const stated = known.reduce((sum, { use }) => sum + use, 0);
  const mayUseRest = sacrificed && known.length === links.length;
  let pile = mayUseRest ? left : left * stated;
  for (const at of places.keys()) {
    const served = known.filter(({ user }) => placeOf(user) === at);
    const wanted = served.reduce((sum, { use }) => sum + use, 0);
    const given = Math.min(pile, wanted);
    pile -= given;
    for (const { key } of served) got.set(key, given / wanted);
  }
  for (const { key, use } of links) if (!(use > 0)) got.set(key, left);
  return got;
}

/** Outputs under the rule `priority` by plain iteration; shares no code with the engine. */
export function naivePriority(
  sketch: RationedSketch,
  capacityOf: (product: string) => number,
  plan: Plan,
): Map<string, number> {
  const { products, groups } = sketch;
  let y = new Map(products.map(({ id }) => [id, 1]));
  for (let sweep = 0; sweep < 20_000; sweep++) {
    const got = new Map<string, number>();
    for (const { id } of products) {
      for (const [key, part] of handOut(sketch, id, y.get(id) ?? 1, plan)) got.set(key, part);
    }
    const next = new Map<string, number>();
    for (const { id } of products) {
      let output = Math.min(1, capacityOf(id));
      groups.forEach(({ product, essentiality, substitutability, members }, g) => {
        if (product !== id) return;
        const supply = members.reduce(
          (sum, { mix, headroom }, m) => sum + mix * (1 + headroom) * (got.get(`${g}|${m}`) ?? 1),
          0,
        );
        const short = 1 - Math.min(1, supply);
        output = Math.min(output, 1 - essentiality * (1 - substitutability) * short);
      });
      next.set(id, output);
    }
    const change = Math.max(...[...next].map(([id, value]) => Math.abs(value - (y.get(id) ?? 1))));
    y = next;
    if (change < 1e-14) break;
  }
  return y;
}

/** What a country's stop leaves of each product; sectors keep running. */
export function capacityWithout(
  { products }: Sketch,
  country: string,
): (product: string) => number {
  return (id) => {
    const product = products.find((each) => each.id === id);
    if (!product || product.sector) return 1;
    const known = Object.entries(product.shares);
    const rest = 1 - known.reduce((sum, [, share]) => sum + share, 0);
    return known.reduce(
      (sum, [from, share]) =>
        sum + (from === country ? 0 : share * (1 + (product.spare[from] ?? 0))),
      Math.max(0, rest),
    );
  };
}
