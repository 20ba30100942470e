import type { StudyRows } from "../../engine/measures/study.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LimitError } from "../../model/errors.ts";
import { askWithOptions } from "../../model/option-faults.ts";
import { OPERATIONS } from "../contract/operations.ts";
import type { ApiDeps, LongMeasureName } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { validate } from "../validate.ts";
import { type Call, type Handler, JsonText } from "./call.ts";

/** Scores that one request may ask for; about a minute of two cores. */
const MOST_SCORES: Readonly<Record<LongMeasureName, number>> = {
  chokepoints: 2_000_000,
  sensitivity: 200_000,
};

/**
 * A measure whose long part is computed in worker threads, so that other callers do not wait. Given
 * up when the caller goes away.
 */
export function longMeasure<Name extends LongMeasureName>(
  name: Name,
  { measures, studies }: ApiDeps,
  graphs: GraphCache,
  memo: Memo,
): Handler<Name> {
  const schema = OPERATIONS[name].request;
  const run: LongRun = measures[name].run;
  return async ({ params, body, signal }: Call<LongMeasureName>) => {
    const check = () => validate(schema, body, "body");
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    if (!isObject) check();
    const data = await graphs.find(params.id).catch((error: unknown) => {
      check(); // what is wrong with the fields comes first
      throw error;
    });
    const request = askWithOptions(schema, isObject ? { ...body } : {}, (options) => {
      run(data, options as never, null); // refuses what cannot be asked
      const study = studies.sizeOf(name, data, options);
      if (study) refuseTooMany(study, MOST_SCORES[name]);
      return options;
    });
    const key = JSON.stringify([name, data.id, data.version, request]);
    const known = memo.find(key);
    if (known !== undefined) return new JsonText(known);
    const rows = await studies.rows(name, data, request, { signal });
    return new JsonText(memo.get(key, () => run(data, request as never, rows)));
  };
}

/** Takes options that the schema of this very measure has read. */
type LongRun = (data: DataSet, options: never, rows: StudyRows | null) => unknown;

function refuseTooMany({ rows, width }: { rows: number; width: number }, most: number): void {
  if (rows * width <= most) return;
  const message = `${rows} runs of ${width} scores each are too many at once`;
  const expected = `at most ${Math.max(1, Math.floor(most / width))} runs; the command line takes more`;
  throw new LimitError("too_large", message, {
    details: [{ pointer: "/runs", message, expected }],
  });
}
