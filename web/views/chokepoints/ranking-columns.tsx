import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import {
  type ColumnSet,
  FIGURE_COLUMNS,
  type FigureColumnId,
  type SortColumn,
} from "../../app/sort-columns.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatNumber, formatShare, type Language } from "../../parts/format.ts";
import { FigureCell, MakersCell, NameCell, ScoreCell, ShareCell, StopsCell } from "./cells.tsx";
import type { RankedRow } from "./ranked-rows.ts";

export interface RankingColumn {
  readonly id: SortColumn;
  readonly title: string;
  /** Said beside the title, in grey. */
  readonly note?: string;
  /** What the figure is, told on demand. */
  readonly meaning?: string;
  readonly cell: (row: RankedRow) => ReactNode;
}

interface Options {
  readonly by: ViewState["by"];
  readonly cols: ColumnSet;
  /** End of the scale of the score bars. */
  readonly end: number;
  readonly scoreNote: string;
  readonly hasLinks: boolean;
  readonly language: Language;
  readonly t: TFunction;
}

const COUNTED: ReadonlySet<ViewState["by"]> = new Set(["country", "firm"]);

/** Below these widths columns leave the table: the open panel beside it tells the same figures. */
const LEAVES: readonly (readonly [
  width: number,
  table: "links" | "plain" | "figures",
  columns: readonly SortColumn[],
])[] = [
  [1240, "links", ["lookThrough", "critical"]],
  [1000, "links", ["needs", "neededBy"]],
  [1000, "plain", ["lookThrough"]],
  [1150, "figures", ["nassarSupplyRisk", "cdi1", "coverDays"]],
  [1000, "figures", ["hhiGovernance", "betweennessRank"]],
];

/** The columns that fit a table of this width (0: not known yet); the one sorted by always stays. */
export function fittingColumns(
  columns: readonly RankingColumn[],
  width: number,
  sortedBy: SortColumn,
): RankingColumn[] {
  const has = (column: SortColumn) => columns.some(({ id }) => id === column);
  const hasFigures = columns.some(({ meaning }) => meaning !== undefined);
  const table = hasFigures ? "figures" : has("needs") ? "links" : "plain";
  const gone = LEAVES.flatMap(([below, of, ids]) =>
    width > 0 && width < below && of === table ? ids : [],
  );
  return columns.filter(({ id }) => id === sortedBy || !gone.includes(id));
}

/** Columns of one figure each; none: the usual ones are shown. Published scores are of products. */
export function figureColumnsOf(cols: ColumnSet, by: ViewState["by"]): readonly FigureColumnId[] {
  if (cols === "usual" || (cols === "scores" && by !== "product")) return [];
  return FIGURE_COLUMNS[cols];
}

/** The columns of a ranking: products have dependency and makers, the others one figure. */
export function rankingColumns(options: Options): RankingColumn[] {
  const { by, cols, end, scoreNote, hasLinks, language, t } = options;
  const title = (id: string) => t(`chokepoints:column.${id}`);
  const name: RankingColumn = {
    id: "name",
    title: title(by),
    cell: (row) => <NameCell row={row} />,
  };
  const score: RankingColumn = {
    id: "score",
    title: title("score"),
    note: scoreNote,
    cell: (row) => <ScoreCell row={row} end={end} />,
  };
  const figures = figureColumnsOf(cols, by);
  if (figures.length > 0) {
    const more = figures.map(
      (id): RankingColumn => ({
        id,
        title: t(`chokepoints:figure.${id}.title`),
        note: t(`chokepoints:figure.${id}.unit`),
        meaning: t(`chokepoints:figure.${id}.is`),
        cell: (row) => <FigureCell row={row} column={id} />,
      }),
    );
    return [name, score, ...more];
  }
  const stops: RankingColumn = {
    id: "sectorLoss",
    title: title("sectorLoss"),
    cell: (row) => <StopsCell row={row} />,
  };
  if (by !== "product") {
    const figure = COUNTED.has(by)
      ? formatNumber
      : (share: number | null) => formatShare(share, language);
    const extra: RankingColumn = {
      id: "extra",
      title: title(`extra.${by}`),
      cell: ({ extra: shown }) => figure(shown),
    };
    return [name, score, extra, stops];
  }
  const shares = (["direct", "lookThrough", "critical"] as const).map(
    (id): RankingColumn => ({
      id,
      title: title(id),
      cell: (row) => <ShareCell row={row} column={id} />,
    }),
  );
  const makers: RankingColumn = {
    id: "makerShare",
    title: title("makerShare"),
    cell: (row) => <MakersCell row={row} />,
  };
  const links = (["needs", "neededBy"] as const).map(
    (id): RankingColumn => ({ id, title: title(id), cell: (row) => formatNumber(row[id]) }),
  );
  return [name, score, ...shares, makers, stops, ...(hasLinks ? links : [])];
}
