import type { TableName } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { CountryCode, UNNAMED_COUNTRIES } from "../../model/ids.ts";
import { ISO_COUNTRIES } from "../../model/iso-countries.ts";
import { type Check, type Checked, cellIds } from "./check.ts";

/** Columns with country codes; `bloc` where a bloc may stand for its members. */
const COLUMNS: readonly { table: TableName; column: string; bloc: boolean }[] = [
  { table: "supply", column: "country", bloc: false },
  { table: "firms", column: "headquarters", bloc: false },
  { table: "firms", column: "plantCountry", bloc: false },
  { table: "sourcing", column: "market", bloc: true },
  { table: "sourcing", column: "supplier", bloc: true },
  { table: "reliance", column: "country", bloc: true },
  { table: "stocks", column: "country", bloc: true },
  { table: "trade", column: "reporter", bloc: true },
  { table: "trade", column: "partner", bloc: true },
  { table: "tradeParameters", column: "country", bloc: true },
  { table: "indicators", column: "country", bloc: true },
  { table: "projects", column: "country", bloc: false },
  { table: "events", column: "country", bloc: true },
];

/** Country codes are ISO 3166-1 alpha-3, OTH, UNK or, where buyers are meant, a bloc of countries. */
export const checkCountryCodes: Check = (data) => {
  const blocs = new Set(data.tables.countries.rows.flatMap((row) => row.blocs));
  const countries = new Set([...ISO_COUNTRIES, ...UNNAMED_COUNTRIES]);
  if (data.kind === "document") {
    for (const { iso3 } of data.tables.countries.rows) if (!blocs.has(iso3)) countries.add(iso3);
  }
  return [...countryTable(data, blocs), ...codes(data, countries, blocs)];
};

function codes(
  data: Checked,
  countries: ReadonlySet<string>,
  blocs: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  for (const { table, column, bloc } of COLUMNS) {
    for (const [index, code] of cellIds(data, table, column)) {
      if (countries.has(code)) continue;
      if (bloc && (blocs.has(code) || !data.tables.countries.complete)) continue;
      problems.push({
        ...data.locate(table, index, column),
        message: `"${code}" is no country code`,
        expected: `ISO 3166-1 alpha-3, OTH${bloc ? ", UNK or a bloc of countries" : " or UNK"}`,
      });
    }
  }
  return problems;
}

function countryTable({ kind, tables, locate }: Checked, blocs: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  for (const [index, { iso3, blocs: codes }] of tables.countries.rows.entries()) {
    const known = ISO_COUNTRIES.has(iso3) || UNNAMED_COUNTRIES.has(iso3) || blocs.has(iso3);
    if (!known && kind === "package") {
      problems.push({
        ...locate("countries", index, "iso3"),
        message: `"${iso3}" is no country code`,
        expected: "ISO 3166-1 alpha-3, OTH, UNK or a bloc that another row names",
      });
    }
    for (const code of codes) {
      if (CountryCode.safeParse(code).success && !ISO_COUNTRIES.has(code)) continue;
      problems.push({
        ...locate("countries", index, "blocs"),
        message: `"${code}" cannot name a bloc`,
        expected: "capital letters and digits, 2 to 12, that are no country's code",
      });
    }
  }
  return problems;
}
