import type { Network } from "../../engine/build/network.ts";
import { UNNAMED_COUNTRIES } from "../../model/ids.ts";
import type { UnknownMakers } from "../../model/simulation.ts";

/** Products on the way to some sector, and of how many nobody says where they, or a part, are made. */
export function unknownMakers(network: Network): UnknownMakers {
  const { supply, sector } = network;
  const onTheWay = [...upstreamOfSectors(network)].filter((product) => sector[product] !== 1);
  let some = 0;
  let wholly = 0;
  for (const product of onTheWay) {
    const made = (supply[product]?.parts ?? []).filter(({ share }) => share > 0);
    const unknown = made.filter(({ country }) => UNNAMED_COUNTRIES.has(country));
    if (unknown.length > 0 || made.length === 0) some++;
    if (unknown.length === made.length) wholly++;
  }
  return { products: onTheWay.length, some, wholly };
}

/** Sectors and all they need, directly or not; O(products + links). */
function upstreamOfSectors({ sector, groups, groupsOf, productIndex }: Network): Set<number> {
  const seen = new Set<number>();
  sector.forEach((is, product) => {
    if (is === 1) seen.add(product);
  });
  for (const product of seen) {
    for (const at of groupsOf[product] ?? []) {
      for (const { input } of groups[at]?.members ?? []) {
        const index = productIndex.get(input);
        if (index !== undefined) seen.add(index); // a set is walked on to what is added on the way
      }
    }
  }
  return seen;
}
