import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { formatList, formatNumber } from "../../parts/format.ts";
import { useLanguage } from "../../parts/use-names.ts";
import type { Listing } from "./queries.ts";
import { useFilterChips } from "./use-filter-chips.ts";

/** No row matches: what hides the rows, where others are, and the one click that helps. */
export function NothingMatches({ listing }: { readonly listing: Listing }) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const { state, set } = useViewState();
  const chips = useFilterChips();
  const words = state.q === "" ? [] : [t("empty.search", { q: state.q })];
  const hiding = [...words, ...chips.map(({ text }) => text)];
  const elsewhere = Object.entries(listing.counts).filter(([, count]) => count > 0);
  return (
    <div className="ranking-empty data-nothing">
      <h2>{t("empty.title")}</h2>
      <p>
        {hiding.length > 0
          ? t("empty.hides", { what: formatList(hiding, language) })
          : t("empty.none")}
      </p>
      <div className="failure-actions">
        {elsewhere.slice(0, 3).map(([table, count]) => (
          <button
            key={table}
            type="button"
            className="button"
            onClick={() => set({ table: table === "supply" ? null : table, row: null })}
          >
            {t("empty.elsewhere", { table: t(`table.${table}`), number: formatNumber(count) })}
          </button>
        ))}
        {hiding.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => set({ q: "", sel: null, status: [], only: null, row: null })}
          >
            {t("empty.clear")}
          </button>
        )}
      </div>
    </div>
  );
}
