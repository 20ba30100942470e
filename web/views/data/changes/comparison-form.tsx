import { useTranslation } from "react-i18next";
import { useGraphs } from "../../../app/data-set-queries.ts";
import { useGraphId } from "../../../app/shown-data-set.ts";
import { useViewState } from "../../../app/view-state.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import { useFigureChecks } from "../queries.ts";
import { type Comparison, readComparison, writeComparison } from "./comparison.ts";

const YEARS_BACK = 8;
/** From the newest share to the year from which on shares count as old. */
const OLD_AFTER_YEARS = 5;

/** What to compare with: the same data up to an earlier year, or another data set. */
export function ComparisonForm({ comparison }: { readonly comparison: Comparison | null }) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const { set } = useViewState();
  const id = useGraphId();
  const graphs = useGraphs().data?.items ?? [];
  const oldUntil = useFigureChecks().data?.oldUntil ?? null;
  const newest = oldUntil === null ? null : oldUntil + OLD_AFTER_YEARS;
  const years =
    newest === null ? [] : Array.from({ length: YEARS_BACK }, (_, at) => newest - 1 - at);
  const others = graphs.filter((graph) => graph.id !== id && graph.kind === "products");
  const chosen = comparison === null ? "" : writeComparison(comparison);
  const known =
    comparison?.kind === "year" && !years.includes(comparison.year) ? [comparison.year] : [];
  return (
    <label className="changes-form">
      <span>{t("changes.against")}</span>
      <select
        value={chosen}
        onChange={({ target }) => {
          const next = readComparison(target.value);
          set({ row: next && writeComparison(next) });
        }}
      >
        <option value="">–</option>
        <optgroup label={t("changes.pickYear")}>
          {[...years, ...known].map((year) => (
            <option key={year} value={writeComparison({ kind: "year", year })}>
              {t("changes.asOf", { year })}
            </option>
          ))}
        </optgroup>
        {others.length > 0 && (
          <optgroup label={t("changes.pickOther")}>
            {others.map((graph) => (
              <option key={graph.id} value={writeComparison({ kind: "graph", graph: graph.id })}>
                {t("changes.other", {
                  title: language === "ja" ? (graph.titleJa ?? graph.titleEn) : graph.titleEn,
                  version: graph.version,
                })}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}
