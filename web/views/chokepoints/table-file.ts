import type {
  Certificate,
  ChokepointsResponse,
  GraphOverview,
} from "../../../src/api/contract/operations.ts";
import type { FigureColumnId } from "../../app/sort-columns.ts";
import { FIGURES } from "../../parts/figures/figure-columns.ts";
import type { DependencyColumn } from "../../parts/share-interval.ts";
import type { RankedRow } from "./ranked-rows.ts";

/** What a saved ranking was computed from; the same in every row, so that rows can be joined. */
export interface TableContext {
  readonly home: readonly string[];
  readonly trusted: readonly string[];
  readonly adversary: readonly string[];
  /** What counts as dependent on: foreign, untrusted, adversary or a country's code. */
  readonly dependentOn: string;
  /** Sector whose loss alone is counted; `null`: all of them. */
  readonly sector: string | null;
  readonly importanceSet: string | null;
  readonly graph: string;
  readonly dataVersion: string;
}

interface Options {
  /** Heading of the column that this kind of ranking has beside its score; `null`: products. */
  readonly extra: string | null;
  /** Columns of one figure each that are shown: they are saved, too. */
  readonly figures?: readonly FigureColumnId[];
  /** How the bands among them were drawn; `null`: none is. */
  readonly draws?: { readonly runs: number; readonly seed: number } | null;
  readonly context: TableContext;
}

type Figure = string | number | null | readonly string[];

/** Tells the columns where there is no row. */
const BLANK: RankedRow = {
  ...{ id: "", name: "", rank: null, shape: null, kind: null },
  ...{ score: null, scoreRigid: null, scoreLow: null, scoreHigh: null, isOpen: false },
  ...{ direct: null, lookThrough: null, critical: null, shares: null },
  ...{ makers: [], maker: null, makerShare: null, path: [], sector: null, sectorLoss: null },
  ...{ extra: null, needs: 0, neededBy: 0, structure: null, risk: null, stability: null },
};

const SHARES: readonly DependencyColumn[] = ["direct", "lookThrough", "critical"];

/** A share that is more open than known is no figure: its ends tell what is known. */
function shareColumns(row: RankedRow): Record<string, Figure> {
  const columns: Record<string, Figure> = {};
  for (const column of SHARES) {
    const { share = null, low = null, high = null, isOpen = true } = row.shares?.[column] ?? {};
    columns[column] = isOpen ? null : share;
    columns[`${column}Low`] = low;
    columns[`${column}High`] = high;
  }
  return columns;
}

/** Figures of the columns shown on demand, each with its ends where it has some. */
function figureColumns(row: RankedRow, ids: readonly FigureColumnId[]): Record<string, Figure> {
  const columns: Record<string, Figure> = {};
  for (const id of ids) {
    const { figure, low, high } = FIGURES[id].of(row);
    if (!FIGURES[id].hasEndsAlone) columns[id] = figure;
    if (low !== undefined) columns[`${id}Low`] = low;
    if (high !== undefined) columns[`${id}High`] = high;
  }
  return columns;
}

/** One row of the file, its columns in their order; `null`: open or unknown. */
function columnsOf(
  row: RankedRow,
  { extra, figures = [], draws = null, context }: Options,
): Record<string, Figure> {
  const { rank, id, name, kind, score, scoreRigid, scoreLow, scoreHigh } = row;
  const { maker, makerShare, sector, sectorLoss, path } = row;
  const { sector: countedSector, ...viewpoint } = context;
  return {
    ...{ rank, id, name },
    ...(extra === null ? { kind } : {}),
    ...{ score, scoreRigid, scoreLow, scoreHigh },
    ...(extra === null ? { ...shareColumns(row), maker, makerShare } : { [extra]: row.extra }),
    ...figureColumns(row, figures),
    ...(draws ? { runs: draws.runs, seed: draws.seed } : {}),
    ...{ sector, sectorLoss, path },
    ...viewpoint,
    countedSector,
  };
}

function cell(figure: Figure): string {
  if (figure === null) return "";
  const text = Array.isArray(figure) ? figure.join(";") : String(figure);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The ranking as CSV, figures in full: shares are 0..1, what is open or unknown is empty. */
export function rankingCsv(rows: readonly RankedRow[], options: Options): string {
  const records = rows.map((row) => columnsOf(row, options));
  const head = Object.keys(records[0] ?? columnsOf(BLANK, options)).join(",");
  const lines = records.map((record) => Object.values(record).map(cell).join(","));
  return `${[head, ...lines].join("\r\n")}\r\n`;
}

/** The same as lines of cells, the names of the columns first: for a spreadsheet, figures as figures. */
export function rankingRows(
  rows: readonly RankedRow[],
  options: Options,
): (string | number | null)[][] {
  const records = rows.map((row) => columnsOf(row, options));
  const head = Object.keys(records[0] ?? columnsOf(BLANK, options));
  const flat = (figure: Figure): string | number | null =>
    typeof figure === "object" && figure !== null ? figure.join(";") : figure;
  return [head, ...records.map((record) => Object.values(record).map(flat))];
}

/** What a saved ranking rests on: the certificates of all that is shown. */
export interface Backing {
  readonly graph: Pick<GraphOverview, "id" | "version">;
  readonly certificate: Certificate;
  /** Of the published scores; `null`: they are not shown. */
  readonly riskCertificate?: Certificate | null;
  /** Of the bands, and how firm the list is; `null`: they are not shown. */
  readonly drawn?: Pick<ChokepointsResponse, "stability" | "certificate"> | null;
}

/** The ranking as JSON with all that is needed to compute it again. */
export function rankingJson(
  rows: readonly RankedRow[],
  options: Options,
  { graph, certificate, riskCertificate = null, drawn = null }: Backing,
): string {
  const items = rows.map((row) => ({ ...columnsOf(row, options), makers: row.makers }));
  const saved = {
    ...{ graph: graph.id, version: graph.version, items, certificate },
    ...(riskCertificate ? { riskCertificate } : {}),
    ...(drawn ? { stability: drawn.stability, drawnCertificate: drawn.certificate } : {}),
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}
