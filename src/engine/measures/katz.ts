import { InvalidInputError } from "../../model/errors.ts";
import type { Enclosure } from "../kernels/collatz-wielandt.ts";
import { katz } from "../kernels/katz.ts";
import { spectralRadius } from "../kernels/spectral-radius.ts";
import type { CentralityRun } from "./centrality-run.ts";
import type { Links } from "./links.ts";

const USUAL_ALPHA = 0.1;
/** Part of the largest possible alpha that stands in where the usual one is too large. */
const PART = 0.85;

/**
 * Katz scores of every node: x = alpha A^T x + 1.
 * @see docs/methods/katz.md
 */
export const katzRun: CentralityRun = {
  uses: ["weighted", "alpha", "top"],
  run(links, { weighted, alpha: asked }) {
    const alpha = asked ?? usualAlpha(links, weighted);
    if (asked !== undefined) refuseTooLarge(links, asked, weighted);
    const { graph, reverse, names } = links;
    const { scores, ...convergence } = katz(reverse, { alpha, graph, weighted });
    const endless = scores.findIndex((score) => !Number.isFinite(score));
    if (endless >= 0) {
      const message = `the score of ${names.label(endless)} is larger than a number can be`;
      throw badAlpha(message, "a smaller alpha");
    }
    return {
      formula: `Katz, x = alpha A^T x + 1, alpha ${alpha}, ${weighted ? "by weight" : "unweighted"}`,
      values: scores,
      convergence,
      extra: { alpha },
    };
  },
};

/** 0.1; where cycles do not allow that, 0.85 of what they do. */
function usualAlpha({ graph, reverse }: Links, weighted: boolean): number {
  const { high } = spectralRadius(graph, { weighted, reverse, threshold: PART / USUAL_ALPHA });
  if (USUAL_ALPHA * high < PART) return USUAL_ALPHA;
  return Math.min(USUAL_ALPHA, PART / spectralRadius(graph, { weighted, reverse }).high);
}

function refuseTooLarge({ graph, reverse }: Links, alpha: number, weighted: boolean): void {
  if (alpha * spectralRadius(graph, { weighted, reverse, threshold: 1 / alpha }).high < 1) return;
  const radius = spectralRadius(graph, { weighted, reverse });
  if (alpha * radius.high < 1) return;
  const message = `is ${alpha}, and lambda_max of the links is ${inWords(radius)}`;
  throw badAlpha(message, `less than 1 / lambda_max = ${(1 / radius.high).toPrecision(10)}`);
}

function inWords({ low, high }: Enclosure): string {
  const digits = (end: number) => String(Number(end.toPrecision(10)));
  return digits(low) === digits(high) ? digits(high) : `${digits(low)} to ${digits(high)}`;
}

function badAlpha(message: string, expected: string): InvalidInputError {
  return new InvalidInputError("invalid_option", `alpha: ${message}`, {
    details: [{ column: "alpha", pointer: "/alpha", message, expected }],
  });
}
