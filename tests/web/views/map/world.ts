import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Atlas, makeWorld } from "../../../../web/views/map/shapes.ts";

const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");

export const atlas: Atlas = JSON.parse(readFileSync(file, "utf8"));
export const world = makeWorld(atlas);

/** Codes and names of the countries of a shipped data set. */
export function countriesOf(graph: string): readonly { code: string; en: string; ja: string }[] {
  const path = new URL(`../../../../graphs/${graph}/countries.csv`, import.meta.url);
  const [, ...lines] = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [code = "", en = "", ja = ""] = line.split(",");
    return { code, en: en.replaceAll('"', ""), ja };
  });
}
