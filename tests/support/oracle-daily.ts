import type { Sketch } from "./arbitraries.ts";

/** Stock and lag of every link, by group and member of a sketch. */
export interface LinkDays {
  readonly cover: readonly (readonly number[])[];
  readonly lag: readonly (readonly number[])[];
}

/**
 * Outputs of every product day by day, as methods 5.1 states it, over objects and whole histories.
 * @param cut part of a product's supply from a country that is cut on a day
 * @returns for each day the output of every product
 */
export function naiveDaily(
  { products, groups }: Sketch,
  { cover, lag }: LinkDays,
  {
    days,
    cut,
    restart = () => 0,
    rigid = false,
  }: {
    days: number;
    cut: (product: string, country: string, day: number) => number;
    restart?: (day: number) => number;
    rigid?: boolean;
  },
): Map<string, number>[] {
  const stock = cover.map((of) => [...of]);
  const history: Map<string, number>[] = [];
  for (let day = 0; day < days; day++) {
    const output = new Map<string, number>();
    const allowed = new Map<string, number>();
    const supplied = groups.map((group, g) =>
      group.members.map((member, m) => {
        const made = history[day - (lag[g]?.[m] ?? 1)]?.get(member.input) ?? 1;
        const offered = (1 + member.headroom) * made;
        return { offered, usable: Math.min(1 + member.headroom, offered + (stock[g]?.[m] ?? 0)) };
      }),
    );
    const met = groups.map(({ members }, g) =>
      Math.min(
        1,
        members.reduce((sum, { mix }, m) => sum + mix * (supplied[g]?.[m]?.usable ?? 0), 0),
      ),
    );
    for (const { id, shares, spare } of products) {
      let capacity = 0;
      let known = 0;
      for (const [country, share] of Object.entries(shares)) {
        capacity += share * (1 - cut(id, country, day)) * (1 + (spare[country] ?? 0));
        known += share;
      }
      capacity += Math.max(0, 1 - known) * (1 - cut(id, "OTH", day));
      let inputs = 1;
      groups.forEach((group, g) => {
        if (group.product !== id) return;
        const loss = group.essentiality * (1 - group.substitutability);
        inputs = Math.min(inputs, 1 - loss * (1 - (met[g] ?? 1)));
      });
      inputs = Math.min(1, inputs + restart(day));
      const own = Math.min(1, capacity);
      allowed.set(id, inputs);
      output.set(id, rigid ? own * inputs : Math.min(own, inputs));
    }
    groups.forEach(({ product, members }, g) => {
      // With fixed splits a plant that stands idle takes its part of the inputs all the same.
      const taken = (rigid ? allowed : output).get(product) ?? 1;
      const used = Math.min(met[g] ?? 1, taken);
      const all = members.reduce(
        (sum, { mix }, m) => sum + mix * (supplied[g]?.[m]?.usable ?? 0),
        0,
      );
      members.forEach((_, m) => {
        const { offered, usable } = supplied[g]?.[m] ?? { offered: 0, usable: 0 };
        const use = all > 0 ? (usable * used) / all : 0;
        const after = (stock[g]?.[m] ?? 0) + offered - use;
        const row = stock[g];
        if (row) row[m] = Math.max(0, Math.min(cover[g]?.[m] ?? 0, after));
      });
    });
    history.push(output);
  }
  return history;
}
