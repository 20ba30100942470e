import { COUNTRY_BY_NUMBER } from "../../model/country-numbers.ts";
import { LinchpinError, type Problem } from "../../model/errors.ts";
import { csvLine } from "../csv-line.ts";
import { FIRM_FILES } from "../firm-folder.ts";
import { type CsvRow, readCsvColumns } from "../formats/csv-columns.ts";
import type { Positions } from "../formats/csv-header.ts";
import { NOT_NEGATIVE } from "../formats/edge-bounds.ts";
import { ProblemList } from "../problem-list.ts";
import { aboutFile, firmsFile, present } from "./firm-files.ts";
import { encoded, type ImportCheck, type LaidOut, refused } from "./import-file.ts";

const COLUMNS = [
  ...["t", "i", "j", "k", "v"].map((name) => ({ name })),
  { name: "q", optional: true },
];
const UNIT = "thousand USD";

/**
 * A network of countries from trade flows as BACI has them (`t,i,j,k,v,q`: year, exporter, importer, HS product,
 * value, quantity): a link from exporter to importer with the value of all products of the newest year. Memory
 * grows with pairs of countries, not with rows.
 * @param codes BACI's own table of country codes, if it is there; else numbers are those of the UN
 */
export async function readTradeFlows(
  { flows, codes }: { readonly flows: LaidOut; readonly codes: LaidOut | null },
  title: string | null,
): Promise<ImportCheck> {
  const list = new ProblemList([flows.name, ...(codes ? [codes.name] : [])]);
  const countries = codes ? await attempt(codes, list, () => readCodes(codes.path)) : new Map();
  const trade = new Trade(countries ?? new Map());
  await attempt(flows, list, () =>
    readCsvColumns(flows.path, COLUMNS, (positions) => (row) => trade.take(row, positions)),
  );
  if (!list.hasErrors && trade.pairs.size === 0) {
    const message = "there is no flow";
    list.add({ file: flows.name, line: 2, message, expected: "a row for each flow" });
  }
  if (list.hasErrors) return refused(...list.list());
  const files = present(
    { path: FIRM_FILES.edges, bytes: encoded(trade.edges()) },
    firmsFile(trade.firms()),
    aboutFile(title, { unit: UNIT }),
  );
  const warnings = [...list.list(), ...trade.notes(flows.name)];
  return { graph: { kind: "firms", format: "trade-flows", files, warnings } };
}

async function attempt<T>(
  { name }: LaidOut,
  list: ProblemList,
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
    list.add(...error.details.map((problem) => ({ ...problem, file: name })));
    return null;
  }
}

interface Country {
  readonly code: string;
  readonly name: string;
}

/** BACI's `country_code,country_name,country_iso2,country_iso3`. */
async function readCodes(path: string): Promise<Map<string, Country>> {
  const columns = [
    ...["country_code", "country_iso3"].map((name) => ({ name })),
    { name: "country_name", optional: true },
  ];
  const countries = new Map<string, Country>();
  await readCsvColumns(path, columns, ({ country_code, country_iso3, country_name }) => (row) => {
    const number = row.text(country_code, "country_code", "the number of a country");
    const code = row.text(country_iso3, "country_iso3", "ISO 3166-1 alpha-3");
    if (number === null || code === null) return;
    const name = country_name === undefined ? "" : (row.cells[country_name] ?? "");
    countries.set(plain(number), { code, name });
  });
  return countries;
}

/** Values by pair of countries, of the newest year so far. */
class Trade {
  /** Exporter and importer with a line feed between, which no code has. */
  readonly pairs = new Map<string, number>();
  private readonly known: ReadonlyMap<string, Country>;
  private readonly seen = new Map<string, Country>();
  private readonly unknown = new Set<string>();
  private readonly products = new Set<string>();
  private year = Number.NEGATIVE_INFINITY;
  private older = 0;
  private count = 0;

  constructor(known: ReadonlyMap<string, Country>) {
    this.known = known;
  }

  take(row: CsvRow, { t, i, j, k, v }: Positions): void {
    const year = row.number(t, "t", YEAR);
    const source = this.country(row, i, "i");
    const target = this.country(row, j, "j");
    const product = row.text(k, "k", "an HS product");
    const amount = row.number(v, "v", NOT_NEGATIVE);
    if (product !== null && !/^[0-9A-Z.]{2,10}$/i.test(product))
      row.fault("k", `is "${product.slice(0, 40)}"`, "an HS product, such as 850440");
    if (source === null || target === null || product === null || Number.isNaN(year)) return;
    if (year > this.year) {
      this.older += this.count;
      this.count = 0;
      this.pairs.clear();
      this.products.clear();
      this.year = year;
    }
    if (year < this.year) {
      this.older++;
      return;
    }
    this.count++;
    this.products.add(product.padStart(6, "0"));
    const key = `${source}\n${target}`;
    this.pairs.set(key, (this.pairs.get(key) ?? 0) + amount);
  }

  edges(): string {
    const rows = [...this.pairs].map(([key, amount]) => {
      const [source = "", target = ""] = key.split("\n");
      return csvLine([source, target, String(amount)]);
    });
    return ["source,target,weight\n", ...rows].join("");
  }

  /** Countries that a link names. */
  firms() {
    const linked = new Set([...this.pairs.keys()].flatMap((key) => key.split("\n")));
    return [...this.seen.values()]
      .filter(({ code }) => linked.has(code))
      .map(({ code, name }) => ({ id: code, label: name, industry: "", country: code }));
  }

  notes(file: string): Problem[] {
    const note = (message: string, expected: string): Problem => ({
      ...{ file, message, expected },
      severity: "warning",
    });
    const { products, older, year, unknown } = this;
    const codes = [...unknown].sort().slice(0, 20).join(", ");
    return [
      note(
        `flows of ${products.size} products in ${year} are added up`,
        "rows of one product, to see it alone",
      ),
      ...(older > 0 ? [note(`${older} rows of older years are left out`, "one year")] : []),
      ...(unknown.size > 0
        ? [
            note(
              `no country is known by ${codes}`,
              "a number of the UN, or BACI's country codes beside it",
            ),
          ]
        : []),
    ];
  }

  private country(row: CsvRow, at: number | undefined, column: string): string | null {
    const text = row.text(at, column, "the number of a country, or ISO 3166-1 alpha-3");
    if (text === null) return null;
    const known = this.seen.get(plain(text));
    if (known) return known.code;
    const found = this.found(plain(text));
    if (!found) {
      row.fault(
        column,
        `is "${text.slice(0, 40)}"`,
        "the number of a country, or ISO 3166-1 alpha-3",
      );
      return null;
    }
    this.seen.set(plain(text), found);
    return found.code;
  }

  private found(text: string): Country | null {
    const listed = this.known.get(text);
    if (listed) return listed;
    if (/^[A-Z]{3}$/.test(text)) return { code: text, name: "" };
    if (!/^\d{1,3}$/.test(text)) return null;
    const code = COUNTRY_BY_NUMBER.get(Number(text));
    if (code !== undefined) return { code, name: "" };
    this.unknown.add(text);
    return { code: `M${text}`, name: "" }; // kept apart under its number
  }
}

/** `004` and `4` are one number. */
function plain(code: string): string {
  return /^\d+$/.test(code) ? String(Number(code)) : code;
}

const YEAR = {
  holds: (value: number) => Number.isInteger(value) && value >= 1900 && value <= 2100,
  expected: "a year",
};
