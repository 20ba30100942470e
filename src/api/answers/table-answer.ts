import { tableOfDocument } from "../../engine/build/input-output-table.ts";
import { inputOutput } from "../../engine/measures/input-output.ts";
import { InvalidInputError, LimitError } from "../../model/errors.ts";
import { InputOutputDocument, IoRequest, type IoResult } from "../../model/input-output.ts";
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
  const fields: Readonly<Record<string, unknown>> = { ...(body as object) };
  try {
    return askWithOptions(IoRequest, fields, ({ table, ...options }) => {
      refuseTooLarge(table);
      return inField(() => inputOutput(readTable(table), options));
    });
  } catch (error) {
    throw error instanceof InvalidInputError ? withShape(error, fields["table"]) : error;
  }
}

/** A field at fault hides no row of the wrong length. */
function withShape(error: InvalidInputError, table: unknown): InvalidInputError {
  const { labels, Z } = { ...Object(table) };
  const parsed = InputOutputDocument.safeParse({ format: "linchpin-table/1", labels, Z });
  if (!parsed.success) return error;
  const told = new Set(error.details.map(({ pointer }) => pointer));
  const more = faultsOfTable(parsed.data).filter(
    ({ pointer }) => /^\/table\/(labels|Z)/.test(pointer) && !told.has(pointer),
  );
  if (more.length === 0) return error;
  const details = [...error.details, ...more];
  const message = `${details.length} fields are not as expected`;
  return new InvalidInputError(error.code, message, { details, cause: error });
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
  const { table } = tableOfDocument(document);
  if (table) return table;
  const details = faultsOfTable(document);
  throw new InvalidInputError("invalid_option", details[0]?.message ?? "", { details });
}

function faultsOfTable(document: InputOutputDocument) {
  return tableOfDocument(document).problems.map((problem) => ({
    ...problem,
    pointer: `/table${problem.pointer ?? ""}`,
  }));
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
