import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatNumber, formatShare, type Language } from "../../parts/format.ts";
import { MakersCell, NameCell, ScoreCell, ShareCell, StopsCell } from "./cells.tsx";
import type { RankedRow } from "./ranked-rows.ts";
import type { SortColumn } from "./row-order.ts";

export interface RankingColumn {
  readonly id: SortColumn;
  readonly title: string;
  /** Said beside the title, in grey. */
  readonly note?: string;
  readonly cell: (row: RankedRow) => ReactNode;
}

interface Options {
  readonly by: ViewState["by"];
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
  hasLinks: boolean,
  columns: readonly SortColumn[],
])[] = [
  [1240, true, ["lookThrough", "critical"]],
  [1000, true, ["needs", "neededBy"]],
  [1000, false, ["lookThrough"]],
];

/** The columns that fit a table of this width (0: not known yet); the one sorted by always stays. */
export function fittingColumns(
  columns: readonly RankingColumn[],
  width: number,
  sortedBy: SortColumn,
): RankingColumn[] {
  const hasLinks = columns.some(({ id }) => id === "needs");
  const gone = LEAVES.flatMap(([below, forLinks, ids]) =>
    width > 0 && width < below && forLinks === hasLinks ? ids : [],
  );
  return columns.filter(({ id }) => id === sortedBy || !gone.includes(id));
}

/** The columns of a ranking: products have dependency and makers, the others one figure. */
export function rankingColumns(options: Options): RankingColumn[] {
  const { by, end, scoreNote, hasLinks, language, t } = options;
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
