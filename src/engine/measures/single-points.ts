import type { Network } from "../build/network.ts";

/**
 * Sectors to which every route from a source runs through a product (a dominator by deletion): a
 * source is a product without inputs. A sector that no source reaches has no routes at all.
 * @returns ids of sectors, in the order of the data
 * @see docs/methods/why.md; O(n + m)
 */
export function onAllRoutes(network: Network, without: number): string[] {
  const before = reached(network, -1);
  const after = reached(network, without);
  return network.products.filter(
    (_, at) => network.sector[at] === 1 && at !== without && before[at] === 1 && after[at] === 0,
  );
}

/** Products that some source reaches, one product and its links taken out (-1: none). */
function reached({ products, groups, groupsOf, productIndex }: Network, out: number): Uint8Array {
  const users: number[][] = products.map(() => []);
  for (const { product, members } of groups) {
    const user = productIndex.get(product) ?? -1;
    for (const { input } of members) users[productIndex.get(input) ?? -1]?.push(user);
  }
  const found = new Uint8Array(products.length);
  const queue: number[] = [];
  products.forEach((_, at) => {
    if (at === out || (groupsOf[at]?.length ?? 0) > 0) return;
    found[at] = 1;
    queue.push(at);
  });
  for (let head = 0; head < queue.length; head++) {
    for (const user of users[queue[head] ?? -1] ?? []) {
      if (user === out || found[user] === 1) continue;
      found[user] = 1;
      queue.push(user);
    }
  }
  return found;
}
