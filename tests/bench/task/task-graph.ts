import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { twoWayGraph } from "../../../src/engine/build/two-way-graph.ts";
import type { Space } from "../../../src/engine/wasm/space.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";
import { CompiledRows, spaceForFile } from "../../../src/store/bytes/compiled-rows.ts";
import { NameTable } from "../../../src/store/bytes/name-table.ts";
import {
  type RowSink,
  readByteColumns,
  type TableStart,
} from "../../../src/store/bytes/read-byte-columns.ts";
import { readEdgePairs } from "../../../src/store/formats/edge-list.ts";

/** A generated network of firms as every task finds it: loaded once, firms numbered by falling degree. */
export interface TaskGraph {
  readonly n: number;
  readonly m: number;
  /** Edges from supplier to customer, and the other way round. */
  readonly sales: WeightedCsr;
  readonly purchases: WeightedCsr;
  /** Uint32Array(n) each: id, industry and tier of firm u. */
  readonly id: Uint32Array;
  readonly industry: Uint32Array;
  readonly tier: Uint32Array;
  /** Uint32Array(n): number of the firm with an id. */
  readonly numberOf: Uint32Array;
  /** Uint8Array(n): 1 for a firm in the European Union. */
  readonly isEu: Uint8Array;
}

const EU = new Set("DE FR IT ES PL NL HU AT CZ BE RO SE PT SK FI DK IE GR".split(" "));
const COLUMNS = [{ name: "id" }, { name: "industry" }, { name: "country" }, { name: "tier" }];

/** Reads `edges.csv` and the `nodes.csv` beside it. */
export async function loadTaskGraph(edgesFile: string): Promise<TaskGraph> {
  const { size } = await stat(edgesFile);
  const space = spaceForFile(size);
  const firms = await readFirms(join(dirname(edgesFile), "nodes.csv"), space);
  const n = firms.names.size;
  const { ends, weights } = await readEdgePairs(edgesFile, firms.names, { isClosed: true });
  const m = ends.length / 2;
  const { forward, backward, numberOf } = twoWayGraph(n, { ends, weights });
  const [id, industry, tier] = [space.words(n), space.words(n), space.words(n)];
  const isEu = space.bytes(n);
  for (let u = 0; u < n; u++) {
    const number = numberOf[u]!;
    id[number] = firms.names.wholeAt(u);
    industry[number] = firms.industry[u]!;
    tier[number] = firms.tier[u]!;
    isEu[number] = firms.isEu(u);
  }
  const graph = { n, m, sales: forward, purchases: backward };
  return { ...graph, id, industry, tier, numberOf, isEu };
}

/** Firms in the order of the file, their names on a space. */
async function readFirms(path: string, space: Space): Promise<FirmColumns> {
  const firms = new FirmColumns(space);
  await readByteColumns(path, COLUMNS, (table) => firms.start(table), { space });
  if (firms.names.size !== firms.n) throw new RangeError(`${path}: a firm stands twice`);
  return firms;
}

/** Columns of `nodes.csv`, row by row, or many rows at once where compiled code can. */
class FirmColumns {
  n = 0;
  names = new NameTable();
  industry: Uint8Array = new Uint8Array();
  tier: Uint8Array = new Uint8Array();
  private country: Uint32Array = new Uint32Array();
  private readonly countries: NameTable;
  private readonly inEu: number[] = [];
  private readonly space: Space;

  constructor(space: Space) {
    this.space = space;
    this.countries = new NameTable(space);
  }

  /** 1 for a firm in the European Union. */
  isEu(u: number): number {
    const { countries, inEu } = this;
    for (let c = inEu.length; c < countries.size; c++)
      inEu.push(EU.has(countries.label(c)) ? 1 : 0);
    return inEu[this.country[u]!] ?? 0;
  }

  start({ positions, width, row, expected }: TableStart): RowSink {
    const { id = 0, industry = 0, country = 0, tier = 0 } = positions;
    const { space, countries } = this;
    this.names = new NameTable(space, expected);
    const compiled = CompiledRows.on(space, width);
    const makeRoom = (room: number) => {
      this.industry = copied(this.industry, space.bytes(room));
      this.tier = copied(this.tier, space.bytes(room));
      this.country = copied(this.country, space.words(room));
      // Firm u is on row u: no column is needed.
      compiled?.names(id, this.names, true, space.words(1), 0);
      compiled?.names(country, countries, true, this.country);
      compiled?.numbers(industry, this.industry, BYTE);
      compiled?.numbers(tier, this.tier, BYTE);
    };
    makeRoom(expected);
    return {
      take: () => {
        if (this.n === this.tier.length) makeRoom(2 * this.n + 1);
        const u = this.n++;
        this.names.at(row.cells, id);
        this.country[u] = countries.at(row.cells, country);
        this.industry[u] = row.number(industry, "industry", IN_BYTE);
        this.tier[u] = row.number(tier, "tier", IN_BYTE);
      },
      takePlain: (bytes, from, end) => {
        if (!compiled) return { rows: 0, next: from };
        compiled.row = this.n;
        const read = compiled.read(bytes, from, end, this.tier.length);
        this.n += read.rows;
        return read;
      },
    };
  }
}

const BYTE = 255;
const IN_BYTE = { holds: (value: number) => value >= 0 && value <= BYTE, expected: "0 to 255" };

function copied<Column extends Uint32Array | Uint8Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
