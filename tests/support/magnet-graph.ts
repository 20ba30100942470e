import type { DataSet } from "../../src/model/data-set.ts";
import { dataSet } from "./data-set.ts";

const SHARES: Record<string, Record<string, number>> = {
  ore: { CHN: 0.7, USA: 0.12, AUS: 0.1, MMR: 0.08 },
  oxide: { CHN: 0.9, MYS: 0.08, USA: 0.02 },
  magnet: { CHN: 0.92, JPN: 0.07, DEU: 0.01 },
  ferrite: { CHN: 0.6, JPN: 0.3, USA: 0.1 },
};

const made = { status: "estimated", year: 2024, source: "sketch", detail: "illustrative" };
const judged = { status: "judgement", source: "sketch", detail: "illustrative" };

/** The worked example of docs/methods: ore to magnets to missiles and electric cars. */
export function magnetGraph(): DataSet {
  return dataSet({
    id: "magnets",
    titleEn: "Magnets",
    defaults: { home: ["USA"], trusted: ["JPN", "AUS"], adversary: ["CHN"] },
    tables: {
      products: [
        { id: "ore", kind: "material", stage: "mined", nameEn: "Ore", nameJa: "鉱石" },
        { id: "oxide", kind: "material", stage: "refined" },
        { id: "magnet", kind: "component", nameEn: "Magnet", synonyms: ["NdFeB"] },
        { id: "ferrite", kind: "component" },
        { id: "missile", kind: "sector", nameEn: "Missiles" },
        { id: "ev", kind: "sector", nameEn: "Electric cars" },
      ],
      importance: [
        { set: "equal", product: "missile", share: 0.6, source: "sketch" },
        { set: "equal", product: "ev", share: 0.4, source: "sketch" },
        { set: "cars", product: "ev", share: 1, source: "sketch" },
      ],
      supply: Object.entries(SHARES).flatMap(([product, shares]) =>
        Object.entries(shares).map(([country, share]) => ({
          ...{ product, country, share },
          ...(product === "magnet" && country === "JPN" ? { spare: 0.5 } : {}),
          ...made,
        })),
      ),
      inputs: [
        { product: "oxide", group: "ore", input: "ore", essentiality: 1, ...judged },
        { product: "magnet", group: "oxide", input: "oxide", essentiality: 1, ...judged },
        {
          ...{ product: "missile", group: "magnet", input: "magnet", essentiality: 1, mix: 1 },
          ...{ substitutability: 0.1, coverDays: 90, lagDays: 30, ...judged },
        },
        { product: "ev", group: "motor", input: "magnet", essentiality: 1, mix: 0.8, ...judged },
        {
          ...{ product: "ev", group: "motor", input: "ferrite", essentiality: 1, mix: 0.2 },
          ...{ headroom: 1, ...judged },
        },
      ],
      sources: [{ id: "sketch", citation: "Illustrative figures of the worked example" }],
      evidence: [
        {
          ...{ file: "inputs.csv", key: "missile|magnet|magnet", column: "cover_days" },
          ...{ status: "estimated", source: "sketch", detail: "three months by custom" },
        },
      ],
    },
    valueShares: [
      { input: "ore", product: "oxide", share: 0.5 },
      { input: "oxide", product: "magnet", share: 0.4 },
      { input: "magnet", product: "missile", share: 0.02 },
      { input: "magnet", product: "ev", share: 0.03 },
      { input: "ferrite", product: "ev", share: 0.01 },
    ],
  });
}
