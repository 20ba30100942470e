import {
  createColumnHelper,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { memo, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FIGURES } from "../../parts/figures/figure-columns.ts";
import { ActiveRow } from "./active-row.ts";
import type { RankedRow } from "./ranked-rows.ts";
import type { RankingColumn } from "./ranking-columns.tsx";
import { figureOf, nextOrder, type RowOrder } from "./row-order.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useRowWindow } from "./use-row-window.ts";

const features = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof features, RankedRow>();
const ROW_HEIGHT = 41;

interface Props {
  /** Already in the chosen order. */
  readonly rows: readonly RankedRow[];
  readonly columns: readonly RankingColumn[];
  readonly order: RowOrder;
  readonly onOrder: (order: RowOrder) => void;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** What the table scrolls in; `null` until it is there. */
  readonly scroll: HTMLElement | null;
}

/** The ranking as a table: sortable by every column, drawn whole up to a hundred rows. */
export function RankingTable(props: Props) {
  const { rows, columns, order, onOrder, selected, onSelect, onOpen, scroll } = props;
  const { t } = useTranslation("chokepoints");
  const sorting: SortingState = [{ id: order.column, desc: order.isFalling }];
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map(({ id, title }) =>
          helper.accessor((row) => (id === "name" ? row.name : figureOf(row, id, true)), {
            id,
            header: title,
          }),
        ),
      ),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (row) => row.id,
    manualSorting: true,
    state: { sorting },
  });
  const { from, to, before, after } = useRowWindow(rows.length, { scroll, rowHeight: ROW_HEIGHT });
  useScrollTo(
    rows.findIndex(({ id }) => id === selected),
    scroll,
  );
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const keys = useRowKeys({ ids, selected, scroll, rowHeight: ROW_HEIGHT, onOpen });
  const press = usePress(onSelect, onOpen);
  const shown = table.getRowModel().rows.slice(from, to);
  const width = columns.length + 1;
  const has = (column: string) => columns.some(({ id }) => id === column);
  const hasFigures = columns.some(({ meaning }) => meaning !== undefined);
  const kind = `${hasFigures ? "ranking-figures" : ""} ${has("makerShare") ? "ranking-products" : ""} ${has("needs") || has("neededBy") ? "ranking-links" : ""}`;

  return (
    <ActiveRow value={keys.active}>
      <table className={`ranking ${kind}`} aria-rowcount={rows.length + 1}>
        <caption className="sr-only">{t("caption", { count: rows.length })}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="col-rank">
              <abbr title={t("column.rank")}>#</abbr>
            </th>
            {columns.map((column) => (
              <HeadCell key={column.id} {...{ column, order, onOrder }} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={keys.onKeyDown} onFocus={keys.onFocus} onBlur={keys.onBlur}>
          {before > 0 && <Gap height={before} width={width} />}
          {shown.map((row, place) => (
            <tr
              key={row.id}
              data-row={row.id}
              aria-rowindex={from + place + 2}
              aria-current={row.id === selected}
              className={row.original.rank === null ? "is-unscored" : undefined}
              onClick={(event) => press(row.id, event.detail)}
            >
              <td className="col-rank">{row.original.rank ?? "–"}</td>
              <Cells row={row.original} columns={columns} />
            </tr>
          ))}
          {after > 0 && <Gap height={after} width={width} />}
        </tbody>
      </table>
    </ActiveRow>
  );
}

/** Drawn anew only if the row says something else; not what is selected, nor where the table stands. */
const Cells = memo(function Cells({
  row,
  columns,
}: Pick<Props, "columns"> & { readonly row: RankedRow }) {
  // Not through FlexRender: other columns would make new cells, and the focus would be lost.
  return columns.map(({ id, cell }) => (
    <td key={id} className={columnClass(id)}>
      {cell(row)}
    </td>
  ));
});

const HEAD_HEIGHT = 48;

/** A row that a link or the search chose comes into view; one that is in view stays where it is. */
function useScrollTo(row: number, scroll: HTMLElement | null): void {
  useEffect(() => {
    if (!scroll || row < 0) return;
    const top = row * ROW_HEIGHT;
    const room = scroll.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
    const isSeen = top >= scroll.scrollTop && top <= scroll.scrollTop + room;
    if (!isSeen) scroll.scrollTop = Math.max(0, top - room / 2);
  }, [row, scroll]);
}

function columnClass(id: string): string {
  return id in FIGURES ? "col-figure" : `col-${id}`;
}

function HeadCell({
  column,
  order,
  onOrder,
}: Pick<Props, "order" | "onOrder"> & { readonly column: RankingColumn }) {
  const isSorted = order.column === column.id;
  const direction = order.isFalling ? "descending" : "ascending";
  return (
    <th scope="col" className={columnClass(column.id)} aria-sort={isSorted ? direction : "none"}>
      <button
        type="button"
        className="text-button"
        title={column.meaning ?? column.note}
        onClick={() => onOrder(nextOrder(order, column.id))}
      >
        {column.title}
        {isSorted && (
          <span className="sort-arrow" aria-hidden>
            {order.isFalling ? "↓" : "↑"}
          </span>
        )}
      </button>
      {column.note && <span className="column-note"> {column.note}</span>}
    </th>
  );
}

function Gap({ height, width }: { readonly height: number; readonly width: number }) {
  return (
    <tr aria-hidden className="row-gap">
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}

/**
 * One click selects, a second one opens. The panel that the first opens moves the rows: the second is meant
 * for the row that was under the pointer before.
 */
function usePress(onSelect: (id: string) => void, onOpen: (id: string) => void) {
  const pressed = useRef<string>(undefined);
  return (id: string, clicks: number) => {
    if (clicks > 1) {
      onOpen(pressed.current ?? id);
      return;
    }
    pressed.current = id;
    onSelect(id);
  };
}
