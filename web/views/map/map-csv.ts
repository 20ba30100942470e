import type { Names } from "../../parts/names.ts";
import { tableRows } from "./table-rows.ts";
import type { MapData } from "./use-map.ts";

type Cell = string | number | null;

function written(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The map as CSV, figures in full: shares are 0..1, what nobody states is empty. */
export function mapCsv(data: MapData, names: Names): string {
  const { measure, product, graph, viewpoint } = data;
  const records = tableRows(data, names).map(
    (row): Record<string, Cell> => ({
      rank: row.rank,
      country: row.code,
      name: row.name,
      home: row.isHome ? 1 : 0,
      measure,
      product: product?.id ?? null,
      figure: row.figure,
      low: row.low,
      high: row.high,
      widest: row.widest,
      status: row.status,
      bought: row.bought,
      productsMade: row.made,
      strongestHold: row.hold?.product ?? null,
      strongestHoldShare: row.hold?.share ?? null,
      governance: row.governance,
      pointOfView: viewpoint.home.join(";"),
      graph: graph.id,
      dataVersion: graph.version,
    }),
  );
  const head = Object.keys(records[0] ?? {}).join(",");
  const lines = records.map((record) => Object.values(record).map(written).join(","));
  return `${[head, ...lines].join("\r\n")}\r\n`;
}
