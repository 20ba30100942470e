import { TextPacker } from "../../engine/build/packed-texts.ts";
import { type FirmColumns, NOT_STATED } from "../../model/firm-network.ts";
import type { PackedTexts } from "../../model/packed-texts.ts";
import { NameTable } from "../bytes/name-table.ts";
import { type ByteRow, readByteColumns, type TableStart } from "../bytes/read-byte-columns.ts";
import type { ReadControl } from "../bytes/read-records.ts";
import type { Positions } from "./csv-header.ts";

/** Firms of a node file, numbered by its rows. */
export interface FirmsRead {
  /** Ids, one each: edges are read by the same numbers. */
  readonly ids: NameTable;
  readonly columns: FirmColumns;
}

const COLUMNS = [
  { name: "id" },
  { name: "industry" },
  ...["country", "label", "name"].map((name) => ({ name, optional: true })),
];

/**
 * Reads the firms of a network from a CSV file with the header `id,industry,country` and, if it is there,
 * `label` or `name`; other columns are left out. No object is made of a firm.
 * @throws InvalidInputError `invalid_data` with all faults, a firm that stands twice among them;
 *   CancelledError `cancelled`. Linear in the rows, some 20 bytes each beside the names
 */
export async function readFirms(path: string, control: ReadControl = {}): Promise<FirmsRead> {
  const firms = new FirmCollector();
  const start = ({ positions, row }: TableStart) => ({ take: firms.takerOf(positions, row) });
  await readByteColumns(path, COLUMNS, start, control);
  return firms.read();
}

/** Names of a network as text on shared memory. */
export function packNames(names: NameTable): PackedTexts {
  const packer = new TextPacker();
  for (let i = 0; i < names.size; i++) packer.push(names.label(i));
  return packer.packed();
}

const FIRST_ROWS = 1 << 10;

/** Columns that grow row by row. */
class FirmCollector {
  private readonly ids = new NameTable();
  private readonly industries = new NameTable();
  private readonly countries = new NameTable();
  private readonly names = new TextPacker();
  private hasNames = false;
  private lines = new Uint32Array(FIRST_ROWS);
  private industry = new Uint32Array(FIRST_ROWS);
  private country = new Uint32Array(FIRST_ROWS);

  takerOf({ id = 0, industry = 0, country, label, name }: Positions, row: ByteRow): () => void {
    const called = label ?? name;
    return () => {
      const sector = this.industries.at(row.cells, industry);
      // Where a firm is does not enter the index, so that an unknown country is no fault.
      const place = country === undefined ? -1 : this.countries.at(row.cells, country);
      const firm = this.newFirm(row, id);
      if (sector < 0) row.fault("industry", "the cell is empty", "the name of an industry");
      if (firm < 0) return;
      this.lines[firm] = row.line;
      this.industry[firm] = sector < 0 ? NOT_STATED : sector;
      this.country[firm] = place < 0 ? NOT_STATED : place;
      if (called !== undefined) this.addName(row.text(called), row.text(id));
    };
  }

  read(): FirmsRead {
    const n = this.ids.size;
    return {
      ids: this.ids,
      columns: {
        names: this.hasNames ? this.names.packed() : null,
        industries: packNames(this.industries),
        countries: packNames(this.countries),
        industry: this.industry.subarray(0, n),
        country: this.country.subarray(0, n),
      },
    };
  }

  /** Number of the firm of a row; -1, and a problem, if it has no name or stood before. */
  private newFirm(row: ByteRow, at: number): number {
    const known = this.ids.size;
    const firm = this.ids.at(row.cells, at);
    if (firm < 0) row.fault("id", "the cell is empty", "the name of a firm");
    else if (firm < known) {
      row.fault("id", `is "${row.text(at)}", as on line ${this.lines[firm]}`, "each firm once");
    } else {
      if (firm === this.lines.length) this.grow();
      return firm;
    }
    return -1;
  }

  private addName(called: string, id: string): void {
    const isOther = called !== "" && called !== id;
    this.names.push(isOther ? called : "");
    this.hasNames ||= isOther;
  }

  private grow(): void {
    this.lines = doubled(this.lines);
    this.industry = doubled(this.industry);
    this.country = doubled(this.country);
  }
}

function doubled(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * column.length);
  wider.set(column);
  return wider;
}
