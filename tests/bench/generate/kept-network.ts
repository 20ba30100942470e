import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { MEAN_DEGREE } from "./network.ts";
import { writeNetwork } from "./write-network.ts";

/**
 * The network of n firms drawn from seed 1, written into a folder unless it lies there.
 * @returns path of its edges.csv
 */
export async function keptNetwork(folder: string, n: number): Promise<string> {
  const home = join(folder, `firms-${n}`);
  const shape = { n, seed: 1, meanDegree: MEAN_DEGREE };
  try {
    // Written last, so that a network that was broken off is drawn anew.
    await readFile(join(home, "meta.json"));
  } catch {
    await writeNetwork(home, shape);
  }
  return join(home, "edges.csv");
}
