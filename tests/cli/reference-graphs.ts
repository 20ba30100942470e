import { writeFile } from "node:fs/promises";
import { CentralityResult } from "../../src/model/centrality.ts";
import { callJson } from "./call.ts";

/** Networks of `tests/golden/graphs/` whose figures two libraries computed. */
export const REFERENCE_GRAPHS = [
  "rand0-dag-10",
  "rand1-dag-20",
  "rand2-layer-15",
  "rand3-layer-24",
  "rand4-any-10",
  "rand5-any-18",
  "rand6-dag-30",
  "rand7-layer-30",
];

/** `centrality`, asked through argv. */
export async function askCentrality(...argv: string[]): Promise<CentralityResult> {
  return CentralityResult.parse(await callJson(["centrality", ...argv]));
}

/** Writes links as an edge list; a link without a weight has 1. @returns the path */
export async function saveLinks(
  path: string,
  links: readonly (readonly [from: unknown, to: unknown, weight?: number])[],
): Promise<string> {
  const rows = links.map(([from, to, weight = 1]) => `${from},${to},${weight}`);
  await writeFile(path, ["source,target,weight", ...rows, ""].join("\n"));
  return path;
}
