import { blocMembers, countrySets } from "../../engine/build/country-sets.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LinchpinError, type Problem } from "../../model/errors.ts";
import { UNNAMED_COUNTRIES } from "../../model/ids.ts";
import { ISO_COUNTRIES } from "../../model/iso-countries.ts";

/**
 * The usual point of view that a data set names must be one that could be asked for: known codes,
 * no country on two sides.
 * @param file file that names it, for a data package; null: places are JSON pointers
 */
export function checkDefaults(data: DataSet, file: string | null): Problem[] {
  const unknown = unknownCodes(data);
  const problems = unknown.length > 0 ? unknown : conflicts(data);
  return problems.map(({ column, pointer, message, expected }) =>
    file === null
      ? { ...(pointer === undefined ? {} : { pointer }), message, expected }
      : { file, ...(column ? { column: `linchpin.${column}` } : {}), message, expected },
  );
}

function unknownCodes(data: DataSet): Problem[] {
  const known = new Set([
    ...ISO_COUNTRIES,
    ...UNNAMED_COUNTRIES,
    ...blocMembers(data).keys(),
    ...data.tables.countries.map(({ iso3 }) => iso3),
  ]);
  return Object.entries(data.defaults).flatMap(([side, codes]) =>
    codes.flatMap((code, at) =>
      known.has(code)
        ? []
        : [
            {
              column: side,
              pointer: `/${side}/${at}`,
              message: `"${code}" is no country code`,
              expected: "ISO 3166-1 alpha-3 or a bloc of countries",
            },
          ],
    ),
  );
}

function conflicts(data: DataSet): readonly Problem[] {
  const { home, trusted, adversary } = data.defaults;
  if (home.length + trusted.length + adversary.length === 0) return [];
  try {
    countrySets(data, {});
    return [];
  } catch (error) {
    if (error instanceof LinchpinError) return error.details;
    throw error;
  }
}
