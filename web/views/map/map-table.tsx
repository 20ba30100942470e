import "./map-table.css";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { formatShare, formatShareRange, type Language, UNKNOWN } from "../../parts/format.ts";
import type { Names } from "../../parts/names.ts";
import { StatusChip } from "../../parts/status-chip.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { figureText } from "./map-text.ts";
import {
  nextTableOrder,
  readTableOrder,
  sortTable,
  TABLE_COLUMNS,
  type TableColumn,
  type TableRow,
  tableRows,
  writeTableOrder,
} from "./table-rows.ts";
import type { MapData, Measure } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

type Column = (typeof TABLE_COLUMNS)[Measure][number];

/** The figures of the map as a table, sortable; the equal alternative for any reader. */
export function MapTable({ data, selected, onSelect }: Props) {
  const { t } = useTranslation(["map", "words"]);
  const { state } = useViewState();
  const names = useNames();
  const language = useLanguage();
  const order = readTableOrder(state.sort);
  const rows = useMemo(() => (names ? tableRows(data, names) : []), [data, names]);
  const sorted = useMemo(() => sortTable(rows, order, language), [rows, order, language]);
  const columns = TABLE_COLUMNS[data.measure];
  if (!names) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keys
    <section className="map-table-scroll" tabIndex={0} aria-label={t("asTable")}>
      <table className="map-table">
        <caption className="sr-only">{t("table.caption", { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col" className="col-place">
              <abbr title={t("table.rank")}>#</abbr>
            </th>
            <Head column="name" title={t("table.country")} />
            <Head column="score" title={t(`table.figure.${data.measure}`)} isFigure />
            {columns.map((column) =>
              column === "hold" || column === "status" ? (
                <th key={column} scope="col">
                  {t(`table.${column}`)}
                </th>
              ) : (
                <Head key={column} column={column} title={t(`table.${column}`)} isFigure />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr
              key={row.code}
              aria-current={row.code === selected}
              onClick={() => onSelect(row.code)}
            >
              <td className="col-place">{row.rank ?? UNKNOWN}</td>
              <th scope="row">
                <button type="button" className="text-button">
                  {row.name}
                </button>
                {row.isHome && <span className="quiet"> {t("home")}</span>}
              </th>
              <td className="is-figure">
                {row.isHome && row.figure === null
                  ? t("home")
                  : figureText(row, data.measure, language)}
              </td>
              {columns.map((column) => (
                <td key={column} className={isFigure(column) ? "is-figure" : undefined}>
                  {cellOf(row, column, { names, language, t })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isFigure = (column: Column) => column !== "hold" && column !== "status";

interface Speech {
  readonly names: Names;
  readonly language: Language;
  readonly t: TFunction<["map", "words"]>;
}

/** What stands in a cell; what nobody states is a dash. */
function cellOf(row: TableRow, column: Column, { names, language, t }: Speech): ReactNode {
  switch (column) {
    case "widest":
      return formatShare(row.widest, language);
    case "made":
      return row.made;
    case "governance":
      return row.governance === null ? UNKNOWN : row.governance.toFixed(1);
    case "bought":
      return formatShare(row.bought, language);
    case "loss":
      return row.isHome
        ? t("home")
        : formatShareRange(row.loss?.[0] ?? null, row.loss?.[1] ?? null, language);
    case "hold":
      return row.hold
        ? `${names.product(row.hold.product)} ${formatShare(row.hold.share, language)}`
        : UNKNOWN;
    case "status":
      return row.status ? <StatusChip status={row.status} /> : UNKNOWN;
  }
}

interface HeadProps {
  readonly column: TableColumn;
  readonly title: string;
  readonly isFigure?: boolean;
}

function Head({ column, title, isFigure: isNumber = false }: HeadProps) {
  const { state, set } = useViewState();
  const order = readTableOrder(state.sort);
  const isSorted = order.column === column;
  const direction = order.isFalling ? "descending" : "ascending";
  return (
    <th
      scope="col"
      className={isNumber ? "is-figure" : undefined}
      aria-sort={isSorted ? direction : "none"}
    >
      <button
        type="button"
        className="text-button"
        onClick={() => set({ sort: writeTableOrder(nextTableOrder(order, column)) })}
      >
        {title}
        {isSorted && (
          <span className="sort-arrow" aria-hidden>
            {order.isFalling ? "↓" : "↑"}
          </span>
        )}
      </button>
    </th>
  );
}
