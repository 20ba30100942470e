import { refuseTooLarge, type StudyRows } from "../../engine/measures/study.ts";
import type { DataSet } from "../../model/data-set.ts";
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
      if (study) refuseTooLarge(study, MOST_SCORES[name]);
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
