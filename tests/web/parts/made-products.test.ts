import { expect, test } from "vitest";
import { madeProducts } from "../../../web/parts/made-products.ts";
import { product } from "./support.ts";

test("withheld shares are made, stated zeros and sectors are not; the largest comes first", () => {
  const made = (share: number | null) => [{ country: "CHN", share, status: null }];
  const products = [
    product("hidden", { makers: made(null) }),
    product("zero", { makers: made(0) }),
    product("small", { makers: made(0.1) }),
    product("large", { makers: made(0.9) }),
    product("sector", { kind: "sector", makers: made(0.5) }),
  ];
  expect(madeProducts(products, "CHN")).toEqual([
    { id: "large", share: 0.9 },
    { id: "small", share: 0.1 },
    { id: "hidden", share: null },
  ]);
  expect(madeProducts(products, "JPN")).toEqual([]);
});
