import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { CloseIcon } from "../../parts/icons.tsx";
import { isPerProduct, tableOf } from "./data-tables.ts";
import { useFilterChips } from "./use-filter-chips.ts";

const ROWS = ["product", "producer"] as const;

/** A chip for each thing that narrows the table down; for shares, one row a product or every maker. */
export function FilterLine() {
  const { t } = useTranslation("data");
  const { state, set } = useViewState();
  const chips = useFilterChips();
  const table = tableOf(state.table);
  const isOfProducts = isPerProduct(table, state.by);
  if (chips.length === 0 && table !== "supply") return null;
  return (
    <div className="data-filters">
      {chips.map(({ key, text, without }) => (
        <button
          key={key}
          type="button"
          className="filter-chip"
          aria-label={t("chip.remove", { what: text })}
          onClick={() => set(without)}
        >
          <span className="one-line">{text}</span> <CloseIcon size={10} />
        </button>
      ))}
      {table === "supply" && (
        <fieldset className="segments data-per">
          <legend className="sr-only">{t("per.title")}</legend>
          {ROWS.map((by) => (
            <button
              key={by}
              type="button"
              aria-pressed={isOfProducts === (by === "product")}
              onClick={() => set({ by, row: null })}
            >
              {t(`per.${by}`)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
