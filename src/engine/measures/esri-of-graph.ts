import type { DataSet } from "../../model/data-set.ts";
import type { GraphEsriOptions, GraphEsriResult } from "../../model/esri.ts";
import { refuseRationing } from "../../model/rationing.ts";
import { compileNetwork } from "../build/network.ts";
import { productFirms } from "../build/product-firms.ts";
import { certify } from "./certificate.ts";
import { answerEsri, ESRI_FORMULA, type EsriControl } from "./esri.ts";
import { planEsri } from "./esri-plan.ts";

/** Passes after which a question about a graph is broken off: some ten seconds. */
const MOST_PASSES = 5e8;

/**
 * Systemic risk index on the products of a data set, each as if it were a firm: a second opinion beside
 * the chokepoint score, not a part of it.
 * @throws InvalidInputError `invalid_data` without value shares, `unknown_node`, `invalid_option`
 * @see docs/methods/systemic-risk-index.md#products
 */
export function esriOfGraph(
  data: DataSet,
  options: GraphEsriOptions,
  { onProgress }: Pick<EsriControl, "onProgress"> = {},
): GraphEsriResult {
  refuseRationing(options, ["pro-rata"], "the systemic risk index has a rule of its own");
  const network = compileNetwork(data, options);
  const { firms, converged } = productFirms(network, options.finalDemand);
  const plan = planEsri(firms, options);
  const control = { mostPasses: MOST_PASSES, ...(onProgress ? { onProgress } : {}) };
  const answer = answerEsri(firms, plan, options, control);
  const { items, facts, notes } = answer;
  const convergence = {
    ...answer.convergence,
    converged: answer.convergence.converged && converged,
  };
  const formula = `${ESRI_FORMULA} on products`;
  return {
    items: [...items],
    certificate: { ...certify(network, formula, { convergence, notes }), ...facts },
  };
}
