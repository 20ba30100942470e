import {
  CountryDefaults,
  type DataSet,
  TABLE_NAMES,
  TABLES,
  type TableName,
  type Tables,
} from "../../src/model/data-set.ts";

interface Written {
  readonly id?: string;
  readonly titleEn?: string;
  readonly defaults?: Partial<CountryDefaults>;
  readonly tables?: { readonly [T in TableName]?: readonly Readonly<Record<string, unknown>>[] };
  readonly valueShares?: DataSet["valueShares"];
  readonly version?: string;
}

/** A data set from rows as one would write them: columns left out take the format's defaults. */
export function dataSet({
  id = "test",
  titleEn = "Test",
  defaults = {},
  tables = {},
  valueShares = [],
  version = "v1",
}: Written): DataSet {
  const rows = TABLE_NAMES.map((name) => [
    name,
    (tables[name] ?? []).map((row) => TABLES[name].row.parse(row)),
  ]);
  return {
    id,
    titleEn,
    titleJa: null,
    defaults: CountryDefaults.parse(defaults),
    tables: Object.fromEntries(rows) as Tables,
    valueShares,
    version,
    warnings: [],
  };
}
