import type { GraphOverviewResponse } from "../../../src/api/contract/operations.ts";
import { product as plainProduct } from "../graph/network.ts";

type Product = GraphOverviewResponse["products"][number];

/** A product whose makers are reported. */
export const product = (id: string, over: Partial<Product> = {}): Product =>
  plainProduct(id, {
    supplyBasis: "production",
    supplyYear: 2025,
    supplyStatus: "reported",
    ...over,
  });

/** Ore to magnet to missiles, with two makers, one firm, one source. */
export const smallGraph: GraphOverviewResponse = {
  id: "small",
  kind: "products",
  titleEn: "Small",
  titleJa: null,
  version: "1",
  counts: {},
  defaults: { home: ["USA"], trusted: ["JPN"], adversary: ["CHN"] },
  importanceSets: ["equal"],
  products: [
    product("rare-earths-mined", {
      nameEn: "Rare earths, mined",
      nameJa: "レアアース(採掘)",
      stage: "mined",
      makers: [
        { country: "CHN", share: 0.69, status: "reported" },
        { country: "USA", share: 0.12, status: "reported" },
        { country: "OTH", share: 0.19, status: null },
      ],
      depth: 2,
    }),
    product("magnets-ndfeb", {
      kind: "component",
      stage: "part",
      nameEn: "Magnets, NdFeB",
      nameJa: "ネオジム磁石",
      synonyms: ["neodymium magnet"],
      makers: [
        { country: "CHN", share: 0.94, status: "estimated" },
        { country: "JPN", share: 0.06, status: "estimated" },
      ],
    }),
    product("missiles", {
      kind: "sector",
      nameEn: "Missiles and munitions",
      nameJa: "ミサイル・弾薬",
      importance: 1,
      depth: 0,
    }),
  ],
  inputs: [
    {
      input: "rare-earths-mined",
      product: "magnets-ndfeb",
      group: "ree",
      essentiality: 1,
      substitutability: 0,
      mix: 1,
      headroom: 0,
    },
    {
      input: "magnets-ndfeb",
      product: "missiles",
      group: "magnets",
      essentiality: 0.8,
      substitutability: 0.1,
      mix: 1,
      headroom: 0,
    },
  ],
  countries: [
    { id: "CHN", nameEn: "China", nameJa: "中国", blocs: [], governance: 5.2 },
    { id: "JPN", nameEn: "Japan", nameJa: "日本", blocs: ["MSP"], governance: 2.1 },
    { id: "NLD", nameEn: "Netherlands", nameJa: "オランダ", blocs: ["EU", "MSP"], governance: 1.8 },
    { id: "USA", nameEn: "United States", nameJa: "米国", blocs: ["MSP"], governance: 2.9 },
  ],
  firms: [{ id: "tdk", nameEn: "TDK", nameJa: "TDK", products: ["magnets-ndfeb"] }],
  sources: [{ id: "usgs-mcs-2026", citation: "USGS, Mineral Commodity Summaries 2026" }],
};
