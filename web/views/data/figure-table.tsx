import "./figure-table.css";
import { useTranslation } from "react-i18next";
import type { DataColumn } from "../../app/sort-columns.ts";
import { useViewState } from "../../app/view-state.ts";
import { formatNumber } from "../../parts/format.ts";
import { isPerProduct, type FigureTable as Table } from "./data-tables.ts";
import type { ListProps } from "./list-props.ts";
import { FigureDetail } from "./row/figure-detail.tsx";
import { FigureRow } from "./row/figure-row.tsx";
import { Measured } from "./row/measured.tsx";

/** Columns of the table, and what each is sorted by; none: it cannot be sorted. */
const COLUMNS = [
  ["subject", "product"],
  ["what", null],
  ["value", "value"],
  ["low", "low"],
  ["year", "year"],
  ["status", "status"],
  ["source", "source"],
] as const;
type Column = (typeof COLUMNS)[number][0];

/** Figures as a table; a row opens to what stands behind it. Only rows near the window are drawn. */
export function FigureTable({ listing, rows, opened, onAdd, onScroller, onOpenHeight }: ListProps) {
  const { t } = useTranslation("data");
  const { table } = listing.question;
  const { from, to, before, after } = rows;
  const indexes = Array.from({ length: to - from }, (_, at) => from + at);
  const name = t(`table.${table}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys
    <section className="data-scroll" ref={onScroller} tabIndex={0} aria-label={name}>
      <table className={`figures figures-${table}`} aria-rowcount={listing.total + 1}>
        <caption className="sr-only">
          {t("caption", { table: name, count: listing.total, number: formatNumber(listing.total) })}
        </caption>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(([column, sort]) => (
              <HeadCell key={column} {...{ table, column, sort }} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} />}
          {indexes.map((index) => {
            const item = listing.itemAt(index);
            if (!item) return <EmptyRow key={index} index={index} />;
            const isOpen = opened.isOpen(item);
            return [
              <FigureRow
                key={item.key}
                {...{ item, index, isOpen, onAdd, sources: listing.sources }}
                onToggle={() => opened.toggle(item)}
              />,
              isOpen && (
                <tr key={`${item.key} opened`} className="figure-opened">
                  <td colSpan={COLUMNS.length}>
                    <Measured onHeight={onOpenHeight}>
                      <FigureDetail item={item} sources={listing.sources} onAdd={onAdd} />
                    </Measured>
                  </td>
                </tr>
              ),
            ];
          })}
          {after > 0 && <Gap height={after} />}
        </tbody>
      </table>
    </section>
  );
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr className="row-gap" aria-hidden>
      <td colSpan={COLUMNS.length} style={{ height }} />
    </tr>
  );
}

function EmptyRow({ index }: { readonly index: number }) {
  const { t } = useTranslation("data");
  return (
    <tr aria-rowindex={index + 2} className="figure-empty">
      <td colSpan={COLUMNS.length}>
        <span className="sr-only">{t("rowOnItsWay")}</span>
      </td>
    </tr>
  );
}

interface HeadProps {
  readonly table: Table;
  readonly column: Column;
  readonly sort: DataColumn | null;
}

function HeadCell({ table, column, sort }: HeadProps) {
  const { t } = useTranslation("data");
  const { state, set } = useViewState();
  const title = useColumnTitle(table, column);
  if (title === "") return <td className={`col-${column}`} />;
  if (sort === null) {
    return (
      <th scope="col" className={`col-${column}`}>
        {title}
      </th>
    );
  }
  const isSorted = state.sort?.replace(/^-/, "") === sort;
  const isFalling = state.sort?.startsWith("-") ?? false;
  const direction = isFalling ? "descending" : "ascending";
  const next = nextSort(sort, isSorted ? state.sort : null);
  return (
    <th scope="col" className={`col-${column}`} aria-sort={isSorted ? direction : "none"}>
      <button
        type="button"
        className="text-button"
        title={t("sortBy", { column: title })}
        onClick={() => set({ sort: next }, { replace: true })}
      >
        {title}
        {isSorted && (
          <span className="sort-arrow" aria-hidden>
            {isFalling ? "↓" : "↑"}
          </span>
        )}
      </button>
    </th>
  );
}

/** First the order that says most, then the other way round, then that of the data. */
function nextSort(sort: DataColumn, now: string | null): string | null {
  const first = sort === "value" || sort === "year" ? `-${sort}` : sort;
  if (now === null) return sort === "product" ? "-product" : first;
  const second = first.startsWith("-") ? sort : `-${sort}`;
  return now === first && sort !== "product" ? second : null;
}

function useColumnTitle(table: Table, column: Column): string {
  const { t } = useTranslation("data");
  const { state } = useViewState();
  switch (column) {
    case "subject":
      return t(`column.subject.${table}`, { defaultValue: t("column.subject.product") });
    case "what":
      return t(`column.what.${isPerProduct(table, state.by) ? "lead" : table}`);
    case "value":
      return t(`column.value.${table}`);
    default:
      return t(`column.${column}`);
  }
}
