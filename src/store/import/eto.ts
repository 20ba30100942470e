import type { Problem } from "../../model/errors.ts";
import { ISO_COUNTRIES } from "../../model/iso-countries.ts";
import { checkNetworkDocument } from "../formats/network-document.ts";
import { DOCUMENT_FILE } from "../graphs.ts";
import { parseNumber } from "../packages/columns.ts";
import { ProblemList } from "../problem-list.ts";
import { type EtoRow, type EtoTable, readEtoTable } from "./eto-tables.ts";
import { encoded, type ImportCheck, type LaidOut, refused } from "./import-file.ts";

export type EtoFiles = { readonly [T in EtoTable]?: LaidOut };
const NEEDED = ["inputs", "sequence", "providers", "provision"] as const;

/** What an input of the explorer is here; its kinds of things are products, processes among them. */
const KINDS: Readonly<Record<string, { readonly kind: string; readonly stage?: string }>> = {
  material_resource: { kind: "material" },
  tool_resource: { kind: "component", stage: "equipment" },
  design_resource: { kind: "component" },
  process: { kind: "component", stage: "service" },
  ultimate_output: { kind: "sector" },
};

/** Makers of a place that is no country: they are many, or nobody says where. */
const VARIOUS = /^various\b/i;

/**
 * A network of products from the five tables of the chip explorer of ETO (Emerging Technology Observatory).
 * `goes_into` is a flow, `is_type_of` a kind-of and never a flow. Shares count where makers have their
 * headquarters; a share that is left out is unknown, not zero.
 */
export async function readEto(files: EtoFiles, title: string | null): Promise<ImportCheck> {
  const list = new ProblemList(Object.values(files).map(({ name }) => name));
  const first = Object.values(files)[0]?.name ?? "";
  for (const table of NEEDED) {
    if (files[table]) continue;
    const message = `the table ${table}.csv of the chip explorer is missing`;
    list.add({ file: first, message, expected: `${NEEDED.join(".csv, ")}.csv together` });
  }
  if (list.hasErrors) return refused(...list.list());
  const rowsOf = async (table: EtoTable) => {
    const file = files[table];
    return file ? readEtoTable(table, file, list) : [];
  };
  const reader = new EtoReader({
    inputs: await rowsOf("inputs"),
    sequence: await rowsOf("sequence"),
    providers: await rowsOf("providers"),
    provision: await rowsOf("provision"),
    stages: await rowsOf("stages"),
  });
  const document = { ...reader.document(), titleEn: title ?? "Chip explorer" };
  if (list.hasErrors) return refused(...list.list());
  const text = `${JSON.stringify(document, null, 1)}\n`;
  const { data, problems } = checkNetworkDocument(text, first);
  if (!data) return refused(...problems);
  const warnings: Problem[] = [...notes(first), ...list.list()];
  const kept = [{ path: DOCUMENT_FILE, bytes: encoded(text) }];
  return { graph: { kind: "products", format: "eto", files: kept, warnings } };
}

function notes(file: string): Problem[] {
  const note = (message: string, expected: string): Problem => ({
    ...{ file, message, expected },
    severity: "warning",
  });
  return [
    note("shares count makers by their headquarters, not by their plants", "shares of production"),
    note("no table says how essential an input is: each counts as essential", "essentiality 0..1"),
  ];
}

type Rows = Readonly<Record<EtoTable, readonly EtoRow[]>>;
interface Provider {
  readonly id: string;
  readonly name: string;
  /** null: a firm, not a country. */
  readonly country: string | null;
  readonly headquarters: string | null;
}

class EtoReader {
  private readonly rows: Rows;
  private readonly products = new Map<string, EtoRow>();
  private readonly providers = new Map<string, Provider>();
  /** Codes that are no country's, such as Europe's, with their names. */
  private readonly places = new Map<string, string>();

  constructor(rows: Rows) {
    this.rows = rows;
    for (const row of rows.inputs) this.addProduct(row);
    for (const row of rows.stages) this.addStage(row);
    for (const row of rows.providers) this.addProvider(row);
  }

  document() {
    const { inputGroups, kindOf } = this.links();
    const { supply, firms } = this.shares();
    const named = new Set(firms.map(({ firm }) => firm));
    return {
      format: "linchpin-network/1",
      products: [...this.products].map(([id, row]) => productOf(id, row, kindOf.get(id))),
      inputGroups,
      ...(this.places.size > 0
        ? { countries: [...this.places].map(([id, nameEn]) => ({ id, nameEn })) }
        : {}),
      supply,
      firms,
      firmsIndex: [...this.providers.values()]
        .filter(({ id }) => named.has(id))
        .map(({ id, name }) => ({ id, nameEn: name })),
    };
  }

  private addProduct(row: EtoRow): void {
    const { input_id: id = "", type = "" } = row.cells;
    if (id === "") row.fault("input_id", "the cell is empty", "an id");
    else if (this.products.has(id)) row.fault("input_id", `is "${id}" again`, "each id once");
    else if (!KINDS[type])
      row.fault("type", `is "${type}"`, `one of ${Object.keys(KINDS).join(", ")}`);
    this.products.set(id, row);
  }

  /** A stage has makers, too; it is a product beside the others that no flow leads through. */
  private addStage({ cells, fault, ...row }: EtoRow): void {
    const { stage_id: id = "", stage_name: name = "" } = cells;
    if (id === "") fault("stage_id", "the cell is empty", "an id");
    else if (this.products.has(id)) fault("stage_id", `is "${id}" again`, "each id once");
    else {
      const made = { input_id: id, input_name: name, type: "process", stage_name: name };
      this.products.set(id, { ...row, fault, cells: made });
    }
  }

  private addProvider(row: EtoRow): void {
    const { provider_id: id = "", provider_name: name = "", provider_type: type } = row.cells;
    const { alias = "", country = "" } = row.cells;
    if (id === "") row.fault("provider_id", "the cell is empty", "an id");
    else if (type !== "country" && type !== "organization")
      row.fault("provider_type", `is "${type}"`, "country or organization");
    const isCountry = type === "country";
    const code = isCountry ? this.place(row, "provider_name", name, alias) : null;
    const headquarters =
      isCountry || country === "" ? null : this.place(row, "country", country, "");
    const known = this.providers.get(id);
    // A firm stands once more for each of its names.
    if (known && (known.country !== code || (headquarters && known.headquarters !== headquarters)))
      row.fault("provider_id", `is "${id}" again, elsewhere`, "one country for each provider");
    if (!known) this.providers.set(id, { id, name, country: code, headquarters });
  }

  private place(row: EtoRow, column: string, code: string, name: string): string | null {
    if (VARIOUS.test(code)) return "OTH";
    if (ISO_COUNTRIES.has(code)) return code;
    if (/^[A-Z]{3}$/.test(code)) {
      if (!this.places.get(code)) this.places.set(code, name || code);
      return code;
    }
    row.fault(column, `is "${code}"`, "ISO 3166-1 alpha-3, or Various countries");
    return null;
  }

  /** Flows and kinds, which stand in one table and are kept apart. */
  private links() {
    const kindOf = new Map<string, string>();
    const inputGroups: object[] = [];
    const seen = new Set<string>();
    for (const row of this.rows.sequence) {
      const {
        input_id: input = "",
        goes_into_id: product = "",
        is_type_of_id: parent = "",
      } = row.cells;
      this.known(row, "input_id", input);
      if (product === "" && parent === "")
        row.fault(
          "goes_into_id",
          "neither a flow nor a kind is stated",
          "goes_into_id or is_type_of_id",
        );
      if (parent !== "" && this.known(row, "is_type_of_id", parent) && !kindOf.has(input))
        kindOf.set(input, parent);
      if (product === "" || !this.known(row, "goes_into_id", product)) continue;
      const key = JSON.stringify([input, product]);
      if (seen.has(key)) continue;
      seen.add(key);
      inputGroups.push({ product, group: input, members: [{ input }] });
    }
    return { inputGroups, kindOf };
  }

  private shares() {
    const supply: object[] = [];
    const firms: { readonly firm: string }[] = [];
    for (const row of this.rows.provision) {
      const { provided_id: product = "", provider_id: id = "", year = "", source = "" } = row.cells;
      const isKnown = this.known(row, "provided_id", product);
      const provider = this.providers.get(id);
      if (!provider) row.fault("provider_id", `is "${id}"`, "an id of providers.csv");
      if (!isKnown || !provider) continue;
      const figure = {
        share: shareOf(row),
        ...(yearOf(row, year) ?? {}),
        ...(source === "" ? {} : { detail: source }),
      };
      const { country, headquarters } = provider;
      if (country !== null) supply.push({ product, country, basis: "headquarters", ...figure });
      else
        firms.push({
          product,
          firm: id,
          ...(headquarters ? { headquarters } : {}),
          ...figure,
        } as never);
    }
    return { supply, firms };
  }

  private known(row: EtoRow, column: string, id: string): boolean {
    if (this.products.has(id)) return true;
    row.fault(column, id === "" ? "the cell is empty" : `is "${id}"`, "an id of inputs.csv");
    return false;
  }
}

function productOf(id: string, { cells }: EtoRow, kindOf: string | undefined): object {
  const { input_name: name = "", type = "", stage_name: lane = "", description = "" } = cells;
  return {
    id,
    ...KINDS[type],
    ...(name === "" ? {} : { nameEn: name }),
    ...(lane === "" ? {} : { lane }),
    ...(description === "" ? {} : { descriptionEn: description }),
    ...(kindOf === undefined ? {} : { kindOf }),
  };
}

/** Percent as a fraction; null: nobody states it. */
function shareOf(row: EtoRow): number | null {
  const { share_provided: text = "" } = row.cells;
  if (text === "") return null;
  const percent = parseNumber(text);
  if (percent !== null && percent >= 0 && percent <= 100) return percent / 100;
  row.fault("share_provided", `is "${text}"`, "percent 0..100, or nothing where it is unknown");
  return null;
}

function yearOf(row: EtoRow, text: string): { readonly year: number } | null {
  if (text === "") return null;
  if (/^(19|20)\d\d$/.test(text)) return { year: Number(text) };
  row.fault("year", `is "${text}"`, "a year");
  return null;
}
