import { InvalidInputError } from "../../model/errors.ts";
import type { Network } from "../build/network.ts";

/**
 * Indices of the products asked for, in the order asked; none asked: all (sectors on demand).
 * @throws InvalidInputError `product_not_found` with every id that is unknown
 */
export function selectProducts(
  network: Network,
  ids: readonly string[],
  { sectors }: { sectors: boolean },
): number[] {
  const unknown = ids.filter((id) => !network.productIndex.has(id));
  if (unknown.length > 0) {
    throw new InvalidInputError("product_not_found", `no product ${unknown.join(", ")}`, {
      details: unknown.map((id) => ({
        column: "PRODUCT",
        pointer: `/products/${ids.indexOf(id)}`,
        message: `"${id}" is no product of this graph`,
        expected: "a product id",
      })),
    });
  }
  if (ids.length > 0) return ids.map((id) => network.productIndex.get(id) ?? 0);
  return network.products.flatMap((_, at) => (sectors || network.sector[at] === 0 ? [at] : []));
}
