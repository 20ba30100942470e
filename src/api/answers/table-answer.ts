import type { z } from "zod";
import { tableOfDocument } from "../../engine/build/input-output-table.ts";
import { inputOutput } from "../../engine/measures/input-output.ts";
import { InvalidInputError, LimitError } from "../../model/errors.ts";
import { InputOutputDocument, IoRequest, type IoResult } from "../../model/input-output.ts";
import { askWithOptions } from "../../model/option-faults.ts";
import type { Scenario } from "../../model/scenario.ts";
import { TableSimulateRequest, type TableSimulateResult } from "../../model/table-simulation.ts";
import { simulateTable } from "../../scenarios/table/simulate-table.ts";
import { validate } from "../validate.ts";

/**
 * A request waits for its answer: a table of this size takes half a second, and
 * longer only if it hardly adds value anywhere (a spectral radius within 1e-5 of 1).
 */
const MOST_LABELS = 250;

/** Purchases times steps of a simulation that one request may ask for: a second or two. */
const MOST_STEPS = 50_000_000;

/** `POST /io`: a table that is sent along, asked like one from a file. */
export function answerAboutTable(body: unknown): IoResult {
  return answered(IoRequest, body, ({ table, ...options }) => {
    refuseTooLarge(table);
    return inField(() => inputOutput(readTable(table), options));
  });
}

/** `POST /simulate-table`: a scenario on a table that is sent along. */
export function answerOnTable(body: unknown): TableSimulateResult {
  return answered(TableSimulateRequest, body, ({ table, ...options }) => {
    refuseTooLarge(table);
    const read = readTable(table);
    refuseTooLong(read.flows.targets.length, options.scenario);
    return simulateTable(read, options);
  });
}

function answered<Request, Result>(
  schema: z.ZodType<Request>,
  body: unknown,
  ask: (request: Request) => Result,
): Result {
  if (typeof body !== "object" || body === null) validate(schema, body, "body");
  const fields: Readonly<Record<string, unknown>> = { ...(body as object) };
  try {
    return askWithOptions(schema, fields, ask);
  } catch (error) {
    throw error instanceof InvalidInputError ? withShape(error, fields["table"]) : error;
  }
}

function refuseTooLong(links: number, { horizonDays, stepDays }: Scenario): void {
  const steps = Math.ceil(horizonDays / stepDays);
  if (links * steps <= MOST_STEPS) return;
  const message = `${links} purchases for ${steps} steps are too many for one request`;
  const expected = `at most ${MOST_STEPS} together: a shorter horizon, or the command line`;
  throw new LimitError("too_large", message, {
    details: [{ pointer: "/scenario/horizonDays", message, expected }],
  });
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
