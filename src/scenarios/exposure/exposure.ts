import { InvalidInputError } from "../../model/errors.ts";
import type {
  ExposureCertificate,
  ExposureItem,
  ExposureResult,
  PlantNetwork,
} from "../../model/exposure.ts";
import { NO_POINT_OF_VIEW } from "../../model/file-certificate.ts";
import { loadSolver } from "../plan/highs-solver.ts";
import type { Solver } from "../plan/solver.ts";
import { AskedPlants, ROUNDING, type Survival } from "./asked-plants.ts";
import { type PlantArrays, plantArrays } from "./plant-arrays.ts";
import { plantFaults } from "./plant-faults.ts";
import { plantNotes } from "./plant-notes.ts";

/**
 * Time to survive, lost profit and risk exposure index of each supplier of a plant network that makes
 * nothing for a while (Simchi-Levi et al. 2015), everything else used as well as can be.
 * @param document of the schema `PlantNetwork`
 * @returns by supplier; times in periods, profits in the unit of the document
 * @throws InvalidInputError `invalid_data` with a JSON pointer to each fault; SolverError `solver_failed`
 * @see docs/methods/exposure.md; a linear programme for each supplier, and for each time that
 * it does not survive, each solved from the last: 2 s for 300 nodes and 900 links
 */
export async function exposure(document: PlantNetwork): Promise<ExposureResult> {
  const details = plantFaults(document);
  if (details.length > 0) {
    const many = `${details.length} fields are not as expected`;
    const message = details.length > 1 ? many : "a field is not as expected";
    throw new InvalidInputError("invalid_data", message, { details });
  }
  return exposureOf(plantArrays(document), await loadSolver());
}

function exposureOf(plants: PlantArrays, solver: Solver): ExposureResult {
  const suppliers = plants.ids.flatMap((_, i) => (plants.isProduct[i] ? [] : [i]));
  const asked = new AskedPlants(plants, solver);
  try {
    const { timeToSurvive } = asked.timeToSurvive(null);
    const survivals = suppliers.map((node) => asked.timeToSurvive(node));
    const losses = plants.timesToRecover.map((time) =>
      suppliers.map((node, at) =>
        isSafe(survivals[at]?.timeToSurvive ?? null, time) ? 0 : asked.lostProfit(node, time),
      ),
    );
    const items = suppliers.map((node, at) => {
      const own = losses.map((lost) => lost[at] ?? 0);
      const item = itemOf(plants, survivals[at], own, losses.map(largest));
      return [plants.ids[node] ?? "", item] as const;
    });
    return {
      nodes: Object.fromEntries(items),
      timeToSurviveWithoutDisruption: timeToSurvive,
      certificate: certificateOf(plants, suppliers.length, {
        solver: solver.name,
        iterations: asked.solves,
      }),
    };
  } finally {
    asked.close();
  }
}

function isSafe(timeToSurvive: number | null, time: number): boolean {
  return timeToSurvive === null || time <= timeToSurvive * (1 + ROUNDING);
}

function largest(losses: readonly number[]): number {
  return losses.reduce((most, loss) => Math.max(most, loss), 0);
}

/** @param lost by time; @param most the largest of any supplier, by time */
function itemOf(
  { timesToRecover }: PlantArrays,
  survival: Survival = { timeToSurvive: null, firstMissed: [], limits: [] },
  lost: readonly number[],
  most: readonly number[],
): ExposureItem {
  const { timeToSurvive, firstMissed, limits } = survival;
  const byTime = <T>(figure: (at: number, time: number) => T): Record<string, T> =>
    Object.fromEntries(timesToRecover.map((time, at) => [String(time), figure(at, time)]));
  const index = (at: number) => ((most[at] ?? 0) > 0 ? (lost[at] ?? 0) / (most[at] ?? 1) : 0);
  return {
    timeToSurvive,
    safe: byTime((_, time) => isSafe(timeToSurvive, time)),
    lostProfit: byTime((at) => lost[at] ?? 0),
    riskExposureIndex: byTime(index),
    firstMissed,
    limits,
  };
}

function certificateOf(
  plants: PlantArrays,
  suppliers: number,
  { solver, iterations }: { readonly solver: string; readonly iterations: number },
): ExposureCertificate {
  const nodes = plants.ids.length;
  return {
    formula: "TTS (LP) and risk exposure index, Simchi-Levi et al. 2015",
    basis: "units and periods of the document; time in one piece, no lags",
    ...NO_POINT_OF_VIEW,
    iterations,
    lastChange: 0,
    converged: true,
    notes: plantNotes(plants),
    solver,
    nodes,
    products: nodes - suppliers,
    suppliers,
    links: plants.supplies.length,
    timesToRecover: [...plants.timesToRecover],
  };
}
