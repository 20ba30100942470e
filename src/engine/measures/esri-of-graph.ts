import type { DataSet } from "../../model/data-set.ts";
import type { GraphEsriOptions, GraphEsriResult } from "../../model/esri.ts";
import { refuseRationing } from "../../model/rationing.ts";
import { compileNetwork } from "../build/network.ts";
import { productFirms } from "../build/product-firms.ts";
import { atOnce, type Steps } from "../kernels/steps.ts";
import { certify } from "./certificate.ts";
import {
  answerLater,
  answerSteps,
  ESRI_FORMULA,
  type EsriAnswer,
  type EsriControl,
  type EsriWork,
} from "./esri.ts";
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
  control: Pick<EsriControl, "onProgress"> = {},
): GraphEsriResult {
  return atOnce(esriOfGraphSteps(data, options, { ...control, mostPasses: MOST_PASSES }));
}

/**
 * The same, item by item, as `esriSteps` counts them.
 * @throws as `esriOfGraph`; LimitError `too_large` where passes are bounded
 */
export function* esriOfGraphSteps(
  data: DataSet,
  options: GraphEsriOptions,
  control: EsriControl = {},
): Steps<GraphEsriResult> {
  const asked = productQuestion(data, options);
  return asked.answered(yield* answerSteps(asked.firms, asked.plan, options, control));
}

/**
 * The same where products that stop one at a time are stopped by others, as by `EsriThreads`.
 * @throws what `esriOfGraph` and `work` throw
 */
export async function esriOfGraphLater(
  data: DataSet,
  options: GraphEsriOptions,
  work: EsriWork,
): Promise<GraphEsriResult> {
  const asked = productQuestion(data, options);
  return asked.answered(await answerLater(asked.firms, asked.plan, options, work));
}

/** The products as firms, what is asked of them, and how the answer is put. */
function productQuestion(data: DataSet, options: GraphEsriOptions) {
  refuseRationing(options, ["pro-rata"], "the systemic risk index has a rule of its own");
  const network = compileNetwork(data, options);
  const { firms, converged } = productFirms(network, options.finalDemand);
  const plan = planEsri(firms, options);
  const answered = (answer: EsriAnswer): GraphEsriResult => {
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
  };
  return { firms, plan, answered };
}
