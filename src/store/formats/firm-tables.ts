import type { EssentialityRow, FinalDemandRow, ShockRow } from "../../model/firm-network.ts";
import { type Bounds, type CsvRow, readCsvColumns } from "./csv-columns.ts";
import type { Positions } from "./csv-header.ts";
import { LINK_TYPE, NOT_NEGATIVE } from "./edge-bounds.ts";

/**
 * Reads which industries' goods are essential to which others from a CSV file with the header
 * `supplier_industry,buyer_industry,type`.
 * @throws InvalidInputError `invalid_data` with all faults, a pair with two types among them
 */
export function readEssentiality(path: string): Promise<EssentialityRow[]> {
  const columns = [{ name: "supplier_industry" }, { name: "buyer_industry" }, { name: "type" }];
  const pairs = new Map<string, { readonly type: number; readonly line: number }>();
  return readRows(path, columns, (row, { supplier_industry, buyer_industry, type }) => {
    const supplierIndustry = row.text(supplier_industry, "supplier_industry");
    const buyerIndustry = row.text(buyer_industry, "buyer_industry");
    const linkType = row.number(type, "type", LINK_TYPE);
    if (supplierIndustry === null || buyerIndustry === null) return null;
    const key = JSON.stringify([supplierIndustry, buyerIndustry]);
    const seen = pairs.get(key);
    if (seen && seen.type !== linkType) {
      row.fault("type", `is ${linkType}, but ${seen.type} on line ${seen.line}`, "one type a pair");
    }
    pairs.set(key, { type: linkType, line: row.line });
    return { supplierIndustry, buyerIndustry, type: linkType };
  });
}

/**
 * Reads scenarios of shocks to firms from a CSV file with the header
 * `scenario,firm,size,upstream_size`; a size that is left out is 1, a firm that stops.
 * @param known the firms of the network; left out: any
 * @throws InvalidInputError `invalid_data` with all faults: a firm hit twice in a scenario, or unknown
 */
export function readShocks(path: string, known?: ReadonlySet<string>): Promise<ShockRow[]> {
  const columns = [
    { name: "scenario" },
    { name: "firm", aliases: ["id"] },
    { name: "size", optional: true },
    { name: "upstream_size", optional: true },
  ];
  const lines = new Map<string, number>();
  return readRows(path, columns, (row, { scenario, firm, size, upstream_size }) => {
    const name = row.text(scenario, "scenario", "the name of a scenario");
    const hit = knownFirm(row, firm, known);
    const share = size === undefined ? 1 : row.number(size, "size", SHARE);
    const upstream =
      upstream_size === undefined ? null : row.number(upstream_size, "upstream_size", SHARE);
    if (name === null || hit === null) return null;
    const key = JSON.stringify([name, hit]);
    const seen = lines.get(key);
    if (seen !== undefined) {
      row.fault("firm", `"${hit}" is hit on line ${seen}, too`, "each firm once a scenario");
    }
    lines.set(key, row.line);
    const shock = { scenario: name, firm: hit, size: share };
    return upstream === null ? shock : { ...shock, upstreamSize: upstream };
  });
}

/**
 * Reads what firms sell outside the network from a CSV file with the header `firm,amount`; a firm that
 * is left out sells nothing there.
 * @param known the firms of the network; left out: any
 * @throws InvalidInputError `invalid_data` with all faults: a firm that stands twice, or is unknown
 */
export function readFinalDemand(
  path: string,
  known?: ReadonlySet<string>,
): Promise<FinalDemandRow[]> {
  const columns = [{ name: "firm", aliases: ["id"] }, { name: "amount" }];
  const lines = new Map<string, number>();
  return readRows(path, columns, (row, { firm, amount }) => {
    const name = knownFirm(row, firm, known);
    const sold = row.number(amount, "amount", NOT_NEGATIVE);
    if (name === null) return null;
    const seen = lines.get(name);
    if (seen !== undefined) row.fault("firm", `is "${name}", as on line ${seen}`, "each firm once");
    lines.set(name, row.line);
    return { firm: name, amount: sold };
  });
}

function knownFirm(
  row: CsvRow,
  at: number | undefined,
  known: ReadonlySet<string> | undefined,
): string | null {
  const firm = row.text(at, "firm", "the name of a firm");
  if (firm !== null && known && !known.has(firm)) {
    row.fault("firm", `is "${firm}"`, "a firm of the network");
  }
  return firm;
}

const SHARE: Bounds = { holds: (value) => value >= 0 && value <= 1, expected: "a number 0..1" };

/** All rows of a file; `null` rows are at fault, and the file with them. */
async function readRows<Row>(
  path: string,
  columns: Parameters<typeof readCsvColumns>[1],
  rowOf: (row: CsvRow, positions: Positions) => Row | null,
): Promise<Row[]> {
  const rows: Row[] = [];
  await readCsvColumns(path, columns, (positions) => (row) => {
    const read = rowOf(row, positions);
    if (read !== null) rows.push(read);
  });
  return rows;
}
