import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The worked example of the methods as a network document. */
export const WORKED_EXAMPLE = {
  format: "linchpin-network/1",
  home: ["USA"],
  adversary: ["CHN"],
  countries: [
    { id: "CHN", nameEn: "China", governance: 6.2 },
    { id: "JPN", nameEn: "Japan", governance: 2.5 },
    { id: "USA", nameEn: "United States", governance: 3 },
  ],
  products: [
    {
      ...{ id: "ore", kind: "material", stage: "mined", nameEn: "Rare-earth ore" },
      supply: { CHN: 0.7, USA: 0.12, AUS: 0.1, MMR: 0.08 },
    },
    { id: "oxide", kind: "material", supply: { CHN: 0.9, MYS: 0.08, USA: 0.02 } },
    {
      ...{ id: "magnet", nameEn: "Magnets" },
      ...{ supply: { CHN: 0.92, JPN: 0.07, DEU: 0.01 }, spare: { JPN: 0.5 } },
    },
    { id: "ferrite", supply: { CHN: 0.6, JPN: 0.3, USA: 0.1 } },
    { id: "missile", kind: "sector", nameEn: "Missiles", importance: 0.6 },
    { id: "ev", kind: "sector", nameEn: "Electric cars", importance: 0.4 },
  ],
  inputGroups: [
    { product: "oxide", members: [{ input: "ore", lagDays: 14 }] },
    { product: "magnet", members: [{ input: "oxide", coverDays: 30, lagDays: 21 }] },
    { product: "missile", substitutability: 0.1, members: [{ input: "magnet", coverDays: 90 }] },
    {
      product: "ev",
      members: [
        { input: "magnet", mix: 0.8 },
        { input: "ferrite", mix: 0.2, headroom: 1 },
      ],
    },
  ],
  valueShares: [
    { input: "ore", product: "oxide", share: 0.5 },
    { input: "oxide", product: "magnet", share: 0.4 },
    { input: "magnet", product: "missile", share: 0.02 },
    { input: "magnet", product: "ev", share: 0.03 },
    { input: "ferrite", product: "ev", share: 0.01 },
  ],
  firms: [
    { product: "magnet", firm: "acme", headquarters: "JPN", plantCountry: "JPN", share: 0.05 },
  ],
  firmsIndex: [{ id: "acme", nameEn: "Acme Magnetics" }],
  reliance: [{ product: "oxide", country: "USA", netImportReliance: 0.8 }],
};

/** Writes the worked example to a file that is gone when the test ends. */
export async function workedExample(change: object = {}): Promise<string> {
  const path = join(await temporaryFolder(), "magnets.json");
  await writeFile(path, JSON.stringify({ ...WORKED_EXAMPLE, ...change }));
  return path;
}
