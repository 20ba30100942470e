import type { Assumption } from "../../model/results.ts";
import type { Evaluator } from "./evaluator.ts";
import { bindingPath } from "./explain.ts";

/**
 * Figures that no source backs on the paths by which the loss of the evaluator's last run reached the
 * products. @returns a figure may come several times: `certify` lists it once; none: nothing assumed
 * @see docs/methods/binding-path.md; O(products times length of a path)
 */
export function assumedBehind(evaluator: Evaluator, products: readonly number[]): Assumption[] {
  const { network, workspace } = evaluator;
  return products.flatMap((product) =>
    (network.labels.unitsOf[product] ?? []).flatMap(
      (unit) => bindingPath(network, workspace, unit)?.assumed ?? [],
    ),
  );
}
