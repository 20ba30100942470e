import fc from "fast-check";
import type { DataSet } from "../../src/model/data-set.ts";
import { dataSet } from "./data-set.ts";

export const COUNTRIES = ["USA", "CHN", "JPN", "DEU", "AUS"] as const;

/** A small network as plain numbers, from which a data set is made and which oracles read. */
export interface Sketch {
  readonly products: readonly {
    readonly id: string;
    readonly sector: boolean;
    readonly shares: Readonly<Record<string, number>>;
    readonly spare: Readonly<Record<string, number>>;
    readonly importance: number;
  }[];
  readonly groups: readonly {
    readonly product: string;
    readonly essentiality: number;
    readonly substitutability: number;
    readonly members: readonly { input: string; mix: number; headroom: number }[];
  }[];
  readonly valueShares: readonly { input: string; product: string; share: number }[];
}

const eighths = (max = 8) => fc.nat({ max }).map((k) => k / 8);

/** Shares over some countries that sum to 1 exactly (in 64ths), now and then with an unknown rest. */
const shares = fc
  .tuple(fc.array(fc.nat({ max: 20 }), { minLength: 5, maxLength: 5 }), fc.nat({ max: 20 }))
  .filter(([parts]) => parts.some((p) => p > 0))
  .map(([parts, rest]) => {
    const total = parts.reduce((sum, p) => sum + p, rest > 12 ? rest : 0);
    return Object.fromEntries(
      COUNTRIES.flatMap((country, at) => (parts[at]! > 0 ? [[country, parts[at]! / total]] : [])),
    );
  });

interface Options {
  /** Only edges from earlier to later products. */
  readonly acyclic?: boolean;
  readonly spare?: boolean;
  readonly headroom?: boolean;
}

/** Networks of 2 to 7 products and 1 to 2 sectors; cycles, unknown shares and alternatives included. */
export function sketches({
  acyclic = false,
  spare = true,
  headroom = true,
}: Options = {}): fc.Arbitrary<Sketch> {
  return fc
    .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 2 }))
    .chain(([n, k]) => {
      const ids = [...Array.from({ length: n }, (_, i) => `p${i}`), ...["s0", "s1"].slice(0, k)];
      const product = fc.record({
        shares,
        spare: spare
          ? fc.dictionary(fc.constantFrom(...COUNTRIES), eighths(), { maxKeys: 2 })
          : fc.constant({}),
        importance: fc.integer({ min: 1, max: 8 }),
      });
      const group = fc.record({
        at: fc.integer({ min: acyclic ? 1 : 0, max: ids.length - 1 }),
        essentiality: eighths(),
        substitutability: eighths(4),
        members: fc.array(
          fc.record({
            from: fc.nat({ max: n - 1 }),
            mix: fc.integer({ min: 1, max: 8 }),
            headroom: headroom ? eighths() : fc.constant(0),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      });
      return fc
        .record({
          products: fc.array(product, { minLength: ids.length, maxLength: ids.length }),
          groups: fc.array(group, { minLength: 1, maxLength: 12 }),
          valueTotal: fc.nat({ max: 7 }),
        })
        .map(({ products, groups, valueTotal }) =>
          build(ids, n, products, groups, valueTotal, acyclic),
        );
    });
}

interface DrawnProduct {
  shares: Record<string, number>;
  spare: Record<string, number>;
  importance: number;
}
interface DrawnGroup {
  at: number;
  essentiality: number;
  substitutability: number;
  members: { from: number; mix: number; headroom: number }[];
}

function build(
  ids: readonly string[],
  n: number,
  products: readonly DrawnProduct[],
  drawn: readonly DrawnGroup[],
  valueTotal: number,
  acyclic: boolean,
): Sketch {
  const groups = drawn.flatMap(({ at, essentiality, substitutability, members }) => {
    const allowed = members.filter(({ from }) => from !== at && (!acyclic || from < at));
    const distinct = [...new Map(allowed.map((m) => [m.from, m])).values()];
    const total = distinct.reduce((sum, { mix }) => sum + mix, 0);
    if (distinct.length === 0) return [];
    return [
      {
        product: ids[at]!,
        essentiality,
        substitutability,
        members: distinct.map(({ from, mix, headroom }) => ({
          input: ids[from]!,
          mix: mix / total,
          headroom,
        })),
      },
    ];
  });
  const links = new Map(
    groups.flatMap(({ product, members }) =>
      members.map(({ input }) => [`${input}|${product}`, { input, product }] as const),
    ),
  );
  const fanIn = new Map<string, number>();
  for (const { product } of links.values()) fanIn.set(product, (fanIn.get(product) ?? 0) + 1);
  return {
    products: products.map((product, at) => ({
      id: ids[at]!,
      sector: at >= n,
      shares: at >= n ? { USA: 1 } : product.shares,
      spare: at >= n ? {} : product.spare,
      importance: at >= n ? product.importance : 0,
    })),
    groups,
    valueShares:
      valueTotal === 0
        ? []
        : [...links.values()].map((link) => ({
            ...link,
            share: valueTotal / 8 / fanIn.get(link.product)!,
          })),
  };
}

/** The sketch as a data set; `rename` and `order` change ids and row order and nothing else. */
export function toDataSet(
  { products, groups, valueShares }: Sketch,
  { rename = (id: string) => id, reverse = false } = {},
): DataSet {
  const inOrder = <T>(rows: T[]): T[] => (reverse ? rows.reverse() : rows);
  return dataSet({
    defaults: { home: ["USA"], trusted: ["JPN"], adversary: ["CHN"] },
    tables: {
      products: inOrder(
        products.map(({ id, sector }) => ({
          id: rename(id),
          kind: sector ? "sector" : "material",
        })),
      ),
      supply: inOrder(
        products.flatMap(({ id, shares: of, spare }) =>
          Object.entries(of).map(([country, share]) => ({
            product: rename(id),
            country,
            share,
            spare: spare[country] ?? null,
          })),
        ),
      ),
      importance: products
        .filter(({ importance }) => importance > 0)
        .map(({ id, importance }) => ({ set: "default", product: rename(id), share: importance })),
      inputs: inOrder(
        groups.flatMap(({ product, essentiality, substitutability, members }, at) =>
          members.map(({ input, mix, headroom }) => ({
            product: rename(product),
            group: `g${at}`,
            input: rename(input),
            essentiality,
            substitutability,
            mix,
            headroom,
          })),
        ),
      ),
    },
    valueShares: valueShares.map(({ input, product, share }) => ({
      input: rename(input),
      product: rename(product),
      share,
    })),
  });
}
