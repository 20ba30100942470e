import { dirname, join } from "node:path";
import { twoWayGraph } from "../../../src/engine/build/two-way-graph.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";
import { NameTable } from "../../../src/store/bytes/name-table.ts";
import { readByteColumns } from "../../../src/store/bytes/read-byte-columns.ts";
import { NOT_NEGATIVE, readNumberedEdges } from "../../../src/store/formats/edge-list.ts";

/** A generated network of firms as every task finds it: loaded once, firms numbered by falling degree. */
export interface TaskGraph {
  readonly n: number;
  readonly m: number;
  /** Sum of the weights as stated. */
  readonly weight: number;
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
  const firms = await readFirms(join(dirname(edgesFile), "nodes.csv"));
  const n = firms.names.size;
  const list = await readNumberedEdges(edgesFile, firms.names, { isClosed: true });
  const { sources, targets, weights } = list;
  const m = sources.length;
  let weight = weights ? 0 : m;
  for (let e = 0; weights && e < m; e++) weight += weights[e]!;
  const { forward, backward, numberOf } = twoWayGraph(n, { sources, targets, weights });
  const byNumber = (column: ArrayLike<number>) => {
    const figures = new Uint32Array(n);
    for (let u = 0; u < n; u++) figures[numberOf[u]!] = column[u]!;
    return figures;
  };
  const isEu = new Uint8Array(n);
  for (let u = 0; u < n; u++) isEu[numberOf[u]!] = firms.isEu[u]!;
  return {
    n,
    m,
    weight,
    sales: forward,
    purchases: backward,
    id: byNumber(firms.id),
    industry: byNumber(firms.industry),
    tier: byNumber(firms.tier),
    numberOf,
    isEu,
  };
}

/** Firms in the order of the file. */
async function readFirms(path: string) {
  const [names, countries] = [new NameTable(), new NameTable()];
  const inEu: number[] = [];
  let [id, industry] = [new Uint32Array(1024), new Uint16Array(1024)];
  let [tier, isEu] = [new Uint8Array(1024), new Uint8Array(1024)];
  await readByteColumns(path, COLUMNS, (at, row) => () => {
    const u = names.at(row.cells, at["id"]!);
    if (u === id.length) {
      [id, industry, tier, isEu] = [doubled(id), doubled(industry), doubled(tier), doubled(isEu)];
    }
    id[u] = row.number(at["id"]!, "id", NOT_NEGATIVE);
    industry[u] = row.number(at["industry"]!, "industry", NOT_NEGATIVE);
    tier[u] = row.number(at["tier"]!, "tier", NOT_NEGATIVE);
    const country = countries.at(row.cells, at["country"]!);
    if (country === inEu.length) inEu.push(EU.has(countries.label(country)) ? 1 : 0);
    isEu[u] = inEu[country] ?? 0;
  });
  return { names, id, industry, tier, isEu };
}

function doubled<Column extends Uint32Array | Uint16Array | Uint8Array>(column: Column): Column {
  const wider = new (column.constructor as new (length: number) => Column)(2 * column.length);
  wider.set(column);
  return wider;
}
