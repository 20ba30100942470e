import fc from "fast-check";
import type { PlantNetwork } from "../../src/model/exposure.ts";
import { simplexMaximum } from "./oracle-simplex.ts";

const amount = (max: number) => fc.nat({ max });

/**
 * Networks of one or two products and up to six suppliers in any tiers: cycles, self-supply, several
 * suppliers of a material, zero demand, stock and capacity, nodes without links.
 */
export const plantNetworks: fc.Arbitrary<PlantNetwork> = fc
  .record({ products: fc.integer({ min: 1, max: 2 }), suppliers: fc.nat({ max: 6 }) })
  .chain(({ products: p, suppliers: s }) => {
    const products = Array.from({ length: p }, (_, i) => `P${i}`);
    const suppliers = Array.from({ length: s }, (_, i) => `S${i}`);
    const nodes = [...products, ...suppliers];
    const each = <T>(of: fc.Arbitrary<T>, count: number) =>
      fc.array(of, { minLength: count, maxLength: count });
    return fc
      .record({
        materials: each(fc.nat({ max: 2 }), s),
        links: fc.uniqueArray(fc.nat({ max: Math.max(0, s * nodes.length - 1) }), {
          maxLength: s === 0 ? 0 : 14,
        }),
        perUnit: each(fc.constantFrom(0.5, 1, 2, 0), 3 * nodes.length),
        demand: each(amount(9), p),
        profit: each(amount(5), p),
        stock: each(amount(40), nodes.length),
        capacity: each(amount(14), nodes.length),
      })
      .map(({ materials, links, perUnit, ...figures }) => {
        const edges = links.map((at): [string, string] => [
          suppliers[at % s]!,
          nodes[Math.floor(at / s)]!,
        ]);
        const material = Object.fromEntries(suppliers.map((id, i) => [id, `k${materials[i]}`]));
        const required = edges.map(([from, to]) => {
          const kind = Number(material[from]!.slice(1));
          return [`${material[from]}>${to}`, perUnit[3 * nodes.indexOf(to) + kind]!] as const;
        });
        const by = (ids: readonly string[], of: readonly number[]) =>
          Object.fromEntries(ids.map((id, i) => [id, of[i]!]));
        return {
          format: "linchpin-plants/1" as const,
          products,
          nodes,
          material,
          edges,
          demand: by(products, figures.demand),
          profit: by(products, figures.profit),
          stock: by(nodes, figures.stock),
          capacity: by(nodes, figures.capacity),
          units_required: Object.fromEntries(required),
        };
      });
  });

/** Variables: output of each node, shipment of each edge, then sales of each product or the time. */
function rowsOf(plants: PlantNetwork, out: string | null, extra: number) {
  const { nodes, edges, material, units_required, stock } = plants;
  const width = nodes.length + edges.length + extra;
  const A: number[][] = [];
  const b: number[] = [];
  const add = (limit: number, ...terms: [at: number, by: number][]) => {
    const row = Array<number>(width).fill(0);
    for (const [at, by] of terms) row[at]! += by;
    A.push(row);
    b.push(limit);
  };
  const made = (id: string) => nodes.indexOf(id);
  const shipped = (e: number) => nodes.length + e;
  for (const node of nodes) {
    const suppliers = edges.flatMap(([from, to], e) => (to === node ? [{ from, e }] : []));
    for (const k of new Set(suppliers.map(({ from }) => material[from]!))) {
      const need = units_required[`${k}>${node}`]!;
      const own = suppliers.filter(({ from }) => material[from] === k);
      if (need > 0)
        add(0, [made(node), 1], ...own.map(({ e }): [number, number] => [shipped(e), -1 / need]));
    }
    const sent = edges.flatMap(([from], e): [number, number][] =>
      from === node ? [[shipped(e), 1]] : [],
    );
    if (!plants.products.includes(node)) add(stock[node]!, [made(node), -1], ...sent);
    if (node === out) add(0, [made(node), 1]);
  }
  return { A, b, add, made, first: nodes.length + edges.length };
}

/** The programme for the time to survive as the paper writes it: max t. Infinity: never short. */
export function paperTimeToSurvive(plants: PlantNetwork, out: string | null): number {
  const { nodes, products, demand, stock, capacity } = plants;
  const { A, b, add, made, first } = rowsOf(plants, out, 1);
  for (const node of nodes) add(0, [made(node), 1], [first, -capacity[node]!]);
  for (const id of products) add(stock[id]!, [first, demand[id]!], [made(id), -1]);
  const c = A[0]?.map((_, at) => (at === first ? 1 : 0)) ?? [];
  return simplexMaximum(c, A, b);
}

/** Lost profit over a time as the paper writes it: all profit less the most that can be earned. */
export function paperLostProfit(plants: PlantNetwork, out: string | null, time: number): number {
  const { nodes, products, demand, profit, stock, capacity } = plants;
  const { A, b, add, made, first } = rowsOf(plants, out, products.length);
  for (const node of nodes) add(capacity[node]! * time, [made(node), 1]);
  products.forEach((id, at) => {
    add(stock[id]!, [first + at, 1], [made(id), -1]);
    add(demand[id]! * time, [first + at, 1]);
  });
  const c = A[0]?.map((_, at) => (at < first ? 0 : profit[products[at - first]!]!)) ?? [];
  const all = products.reduce((sum, id) => sum + profit[id]! * demand[id]! * time, 0);
  return all - simplexMaximum(c, A, b);
}
