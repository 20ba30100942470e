import { parseArgs } from "node:util";
import { MEAN_DEGREE, type NetworkShape } from "./network.ts";

export const GENERATE_USAGE = `npx tsx tests/bench/generate/main.ts --n N --out DIR [--seed 1] [--mean-degree 10]

Writes a made-up network of firms: nodes.csv, edges.csv, meta.json.

  --n N            firms, 2 or more
  --out DIR        folder for the files; made if it is missing
  --seed S         whole number; the same one gives the same bytes; default 1
  --mean-degree D  suppliers a firm has on average; default 10`;

/** A network that is asked for, and where to. */
export interface AskedNetwork {
  readonly shape: NetworkShape;
  readonly out: string;
}

/** @returns what is asked, or what is wrong with it */
export function readShape(args: string[]): AskedNetwork | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        n: { type: "string" },
        out: { type: "string" },
        seed: { type: "string", default: "1" },
        "mean-degree": { type: "string", default: String(MEAN_DEGREE) },
      },
    });
    const [n, seed, meanDegree] = [values.n, values.seed, values["mean-degree"]].map(Number) as [
      number,
      number,
      number,
    ];
    if (values.out === undefined) return "--out is missing, expected a folder";
    if (!Number.isSafeInteger(n) || n < 2) return `--n is ${values.n}, expected 2 or more`;
    if (!Number.isSafeInteger(seed)) return `--seed is ${values.seed}, expected a whole number`;
    if (!(meanDegree > 0 && meanDegree < n)) {
      return `--mean-degree is ${values["mean-degree"]}, expected more than 0 and less than --n`;
    }
    return { shape: { n, seed, meanDegree }, out: values.out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
