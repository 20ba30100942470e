import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { formatScore, formatShare } from "../../parts/format.ts";
import { CloseIcon } from "../../parts/icons.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { activeFilters, type Filter, filteredOut, NO_FILTERS } from "./filters.ts";
import type { Explore } from "./use-explore.ts";

interface Props {
  readonly explore: Explore;
  readonly out: ReadonlySet<string>;
}

/** A chip with a cross for each filter, how many match, and what to do if none does. */
export function FilterLine({ explore, out }: Props) {
  const { t } = useTranslation("explore");
  const { state, set } = useViewState();
  const wordsOf = useFilterWords();
  const active = activeFilters(state);
  if (active.length === 0) return null;
  const { products } = explore.graph;
  const count = countsOf(products);
  const left = countsOf(products.filter(({ id }) => !out.has(id)));
  const isNothing = left.products + left.sectors === 0;
  const drop = (filter: Filter) => set({ [filter]: NO_FILTERS[filter] });
  const helps = active.find((filter) => {
    const without = filteredOut(state, explore.model, explore.figures, filter);
    return active.length > 1 && without.size < products.length;
  });
  return (
    <div className={isNothing ? "filter-line nothing" : "filter-line"}>
      <span role="status">
        {isNothing
          ? t("filter.nothing", { count: count.products })
          : t("filter.left", {
              count: left.products,
              of: t("finding.ofAll", { count: count.products }),
            })}
        {left.sectors > 0 && t("filter.sectors", { count: left.sectors, total: count.sectors })}
      </span>
      {active.map((filter) => (
        <button key={filter} type="button" className="filter-chip" onClick={() => drop(filter)}>
          {t(`filter.${filter}`)}: {wordsOf(filter)}
          <CloseIcon size={11} />
          <span className="sr-only">{t("filter.drop")}</span>
        </button>
      ))}
      {isNothing && helps && (
        <button type="button" className="button" onClick={() => drop(helps)}>
          {t("filter.without", { filter: t(`filter.${helps}`) })}
        </button>
      )}
      {(active.length > 1 || isNothing) && (
        <button type="button" className="button" onClick={() => set(NO_FILTERS)}>
          {t("filter.clear")}
        </button>
      )}
    </div>
  );
}

function countsOf(products: Explore["graph"]["products"]) {
  const sectors = products.filter(({ kind }) => kind === "sector").length;
  return { products: products.length - sectors, sectors };
}

/** A filter's choice in words. */
function useFilterWords(): (filter: Filter) => string {
  const { t } = useTranslation(["explore", "words"]);
  const { state } = useViewState();
  const names = useNames();
  const language = useLanguage();
  const comma = t("list");
  return (filter) => {
    switch (filter) {
      case "kind":
        return state.kind.map((kind) => t(`words:kind.${kind}`)).join(comma);
      case "tier":
        return state.tier.map((tier) => t(`tier.${tier}`)).join(comma);
      case "lane":
        return state.lane.map((lane) => t(`lane.${lane}`, { defaultValue: lane })).join(comma);
      case "maker":
        return state.maker.map((code) => names?.country(code) ?? code).join(comma);
      case "status":
        return state.status.map((status) => t(`words:status.${status}`)).join(comma);
      case "min":
        return t("filter.from", { figure: formatScore(state.min) });
      case "dep":
        return t("filter.from", { figure: formatShare(state.dep, language) });
      case "q":
        return state.q;
    }
  };
}
