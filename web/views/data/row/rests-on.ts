import type { GraphOverview } from "../../../../src/api/contract/operations.ts";

/** Tables whose figures go into dependency: of the product, and of all that is made from it. */
const CARRIED: ReadonlySet<string> = new Set(["supply", "sourcing", "inputs"]);

/** Whether a table's figures go into the dependency of products. */
export function isCarried(table: string): boolean {
  return CARRIED.has(table);
}

/**
 * A product and everything that is made from it, over any number of links: their dependency rests on
 * who makes it. O(links)
 */
export function restingOn(
  product: string,
  inputs: Pick<GraphOverview, "inputs">["inputs"],
): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const link of inputs) {
    const known = users.get(link.input);
    if (known) known.push(link.product);
    else users.set(link.input, [link.product]);
  }
  const reached = new Set([product]);
  for (const one of reached) for (const user of users.get(one) ?? []) reached.add(user); // a Set visits what is added meanwhile
  return reached;
}
