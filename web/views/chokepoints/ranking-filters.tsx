import "./ranking-filters.css";
import { useTranslation } from "react-i18next";
import { useGraph } from "../../app/shown-data-set.ts";
import { COLUMN_SETS, SORT_COLUMNS } from "../../app/sort-columns.ts";
import { useViewState } from "../../app/view-state.ts";
import { kindWord } from "../../parts/product-shape.ts";
import { useNames } from "../../parts/use-names.ts";
import { figureColumnsOf, rankingColumns } from "./ranking-columns.tsx";
import { firstOrder, readOrder, writeOrder } from "./row-order.ts";

const KINDS = ["material", "component", "tool"] as const;

/** Which sector counts, what stands beside a score, which kind is listed. */
export function RankingPickers() {
  const { t } = useTranslation(["chokepoints", "words"]);
  const { state, set } = useViewState();
  const graph = useGraph().data;
  const names = useNames();
  const found = new Set((graph?.products ?? []).map(kindWord));
  const kinds = KINDS.filter((kind) => found.has(kind) || state.kind.includes(kind));
  const sectors = (graph?.products ?? []).filter(
    ({ kind, importance }) => kind === "sector" && (importance ?? 0) > 0,
  );
  return (
    <>
      <label className="picker is-wide">
        <span>{t("hurts")}</span>
        <select
          value={state.for ?? ""}
          onChange={(event) => set({ for: event.currentTarget.value || null })}
        >
          <option value="">{t("allSectors")}</option>
          {sectors.map(({ id }) => (
            <option key={id} value={id}>
              {names?.product(id)}
            </option>
          ))}
        </select>
      </label>
      <ColumnPicker />
      {state.by === "product" && (kinds.length > 1 || state.kind.length > 0) && (
        <label className="picker">
          <span>{t("kind")}</span>
          <select
            value={state.kind[0] ?? ""}
            onChange={(event) =>
              set({ kind: event.currentTarget.value ? [event.currentTarget.value] : [] })
            }
          >
            <option value="">{t("allKinds")}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`words:kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

/** What stands beside name and score. */
function ColumnPicker() {
  const { t } = useTranslation("chokepoints");
  const { state, set } = useViewState();
  const choose = (text: string) => {
    const cols = COLUMN_SETS.find((candidate) => candidate === text) ?? "usual";
    set({ cols, sort: null }, { replace: true });
  };
  const offered = COLUMN_SETS.filter(
    (cols) => cols === "usual" || figureColumnsOf(cols, state.by).length > 0,
  );
  return (
    <label className="picker is-wide">
      <span>{t("columns")}</span>
      <select
        value={offered.includes(state.cols) ? state.cols : "usual"}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {offered.map((cols) => (
          <option key={cols} value={cols}>
            {t(cols === "usual" && state.by !== "product" ? "cols.stops" : `cols.${cols}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A phone's list has no headings to sort by. */
export function OrderPicker() {
  const { t } = useTranslation("chokepoints");
  const { state, set } = useViewState();
  const options = {
    by: state.by,
    cols: state.cols,
    end: 1,
    scoreNote: "",
    hasLinks: false,
    language: "en" as const,
    t,
  };
  const order = readOrder(state.sort);
  const choose = (text: string) => {
    const column = SORT_COLUMNS.find((id) => id === text);
    set({ sort: column ? writeOrder(firstOrder(column)) : null }, { replace: true });
  };
  return (
    <label className="picker is-wide">
      <span>{t("sort")}</span>
      <select value={order.column} onChange={(event) => choose(event.currentTarget.value)}>
        {rankingColumns(options).map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
