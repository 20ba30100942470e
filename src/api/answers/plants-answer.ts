import { InvalidInputError, LimitError } from "../../model/errors.ts";
import { type ExposureResult, PlantNetwork } from "../../model/exposure.ts";
import { exposure } from "../../scenarios/exposure/exposure.ts";
import { plantFaults } from "../../scenarios/exposure/plant-faults.ts";
import { validate } from "../validate.ts";

/** Linear programmes times their size that one request may ask for: some ten seconds at worst. */
const MOST_WORK = 2_000_000;

/** `POST /exposure`: a network of plants that is sent along, asked like one from a file. */
export async function answerAboutPlants(body: unknown): Promise<ExposureResult> {
  const details = plantFaults(body);
  if (details.length > 0) {
    const message = `${details.length} fields are not as expected`;
    throw new InvalidInputError(
      "invalid_option",
      details.length > 1 ? message : "a field is not as expected",
      { details },
    );
  }
  const plants = validate(PlantNetwork, body, "body");
  refuseTooLarge(plants);
  return exposure(plants);
}

function refuseTooLarge({ nodes, products, edges, timesToRecover = [] }: PlantNetwork): void {
  const programmes = (nodes.length - products.length) * (1 + timesToRecover.length);
  const work = programmes * (nodes.length + edges.length);
  if (work <= MOST_WORK) return;
  const message = `${programmes} linear programmes of ${nodes.length} nodes and ${edges.length} edges`;
  const expected = `at most ${MOST_WORK} nodes and edges in all; the command line takes more`;
  throw new LimitError("too_large", `${message} are too much for one request`, {
    details: [{ pointer: "/nodes", message, expected }],
  });
}
