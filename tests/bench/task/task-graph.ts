import { dirname, join } from "node:path";
import { byFallingDegree } from "../../../src/engine/build/renumber.ts";
import { reverseCsr, weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";
import { readCsvColumns } from "../../../src/store/formats/csv-columns.ts";
import { readEdgeList } from "../../../src/store/formats/edge-list.ts";

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
  const rows: { id: string; industry: number; country: string; tier: number }[] = [];
  await readCsvColumns(join(dirname(edgesFile), "nodes.csv"), COLUMNS, (at) => ({ cells }) => {
    const cell = (name: string) => cells[at[name] ?? -1] ?? "";
    const [industry, tier] = [Number(cell("industry")), Number(cell("tier"))];
    rows.push({ id: cell("id"), industry, country: cell("country"), tier });
  });
  const list = await readEdgeList(edgesFile, { nodes: rows.map(({ id }) => id) });
  const { sources, targets, weights } = list;
  const n = rows.length;
  const stated = weightedCsrFromEdges(n, { sources, targets, weights: weights ?? undefined });
  const { graph: sales, numberOf } = byFallingDegree(stated);
  const of = (figure: (row: (typeof rows)[number]) => number) => {
    const figures = new Uint32Array(n);
    rows.forEach((row, i) => {
      figures[numberOf[i] ?? 0] = figure(row);
    });
    return figures;
  };
  return {
    n,
    m: sources.length,
    weight: weights?.reduce((sum, weight) => sum + weight, 0) ?? sources.length,
    sales,
    purchases: reverseCsr(sales),
    id: of(({ id }) => Number(id)),
    industry: of(({ industry }) => industry),
    tier: of(({ tier }) => tier),
    numberOf,
    isEu: Uint8Array.from(of(({ country }) => (EU.has(country) ? 1 : 0))),
  };
}
