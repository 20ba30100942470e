import { countrySets } from "../../engine/build/country-sets.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LinchpinError, type Problem } from "../../model/errors.ts";

/**
 * The usual point of view that a data set names must be one that could be asked for: known codes,
 * no country on two sides.
 * @param file file that names it, for a data package; null: places are JSON pointers
 */
export function checkDefaults(data: DataSet, file: string | null): Problem[] {
  const { home, trusted, adversary } = data.defaults;
  if (home.length + trusted.length + adversary.length === 0) return [];
  try {
    countrySets(data, {});
    return [];
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
    return error.details.map(({ column, pointer, message, expected }) =>
      file === null
        ? { ...(pointer === undefined ? {} : { pointer }), message, expected }
        : { file, ...(column ? { column: `linchpin.${column}` } : {}), message, expected },
    );
  }
}
