import { tableOfDocument } from "../../engine/build/input-output-table.ts";
import { inputOutput } from "../../engine/measures/input-output.ts";
import { InvalidInputError, LimitError } from "../../model/errors.ts";
import { type InputOutputDocument, IoRequest, type IoResult } from "../../model/input-output.ts";
import { askWithOptions } from "../../model/option-faults.ts";
import { validate } from "../validate.ts";

/**
 * A request waits for its answer: a table of this size takes half a second, and
 * longer only if it hardly adds value anywhere (a spectral radius within 1e-5 of 1).
 */
const MOST_LABELS = 250;

/** `POST /io`: a table that is sent along, asked like one from a file. */
export function answerAboutTable(body: unknown): IoResult {
  if (typeof body !== "object" || body === null) validate(IoRequest, body, "body");
  return askWithOptions(IoRequest, { ...(body as object) }, ({ table, ...options }) => {
    refuseTooLarge(table);
    return inField(() => inputOutput(readTable(table), options));
  });
}

function refuseTooLarge({ labels }: InputOutputDocument): void {
  if (labels.length <= MOST_LABELS) return;
  const message = `a table of ${labels.length} labels is too large for one request`;
  const expected = `at most ${MOST_LABELS}; the command line reads larger ones`;
  throw new LimitError("too_large", message, {
    details: [{ pointer: "/table/labels", message, expected }],
  });
}

function readTable(document: InputOutputDocument) {
  const { table, problems } = tableOfDocument(document);
  if (table) return table;
  const details = problems.map((problem) => ({
    ...problem,
    pointer: `/table${problem.pointer ?? ""}`,
  }));
  throw new InvalidInputError("invalid_option", details[0]?.message ?? "", { details });
}

/** A cycle that adds no value is a fault of the flows that were sent. */
function inField<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof InvalidInputError) || error.code !== "value_cycle") throw error;
    const details = error.details.map((problem) => ({ ...problem, pointer: "/table/Z" }));
    throw new InvalidInputError(error.code, error.message, { details, cause: error });
  }
}
