import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { useNames } from "../../parts/use-names.ts";
import { useSourceNames } from "../../parts/use-source-names.ts";
import { narrowingOf } from "./data-question.ts";
import { isPerProduct, tableOf } from "./data-tables.ts";
import { useFigureChecks } from "./queries.ts";

/** Something that narrows the table down, in words, and what the state is without it. */
export interface FilterChip {
  readonly key: string;
  readonly text: string;
  readonly without: Partial<ViewState>;
}

/** Everything that narrows the table down but the words that are searched for. */
export function useFilterChips(): FilterChip[] {
  const { t } = useTranslation(["data", "words"]);
  const { state } = useViewState();
  const names = useNames();
  const citations = useSourceNames();
  const year = useFigureChecks().data?.oldUntil ?? "";
  const narrowing = narrowingOf(state.sel, isPerProduct(tableOf(state.table), state.by));
  const { product, country, firm, source } = narrowing;
  const named = {
    product: product && names?.product(product),
    country: country && names?.country(country),
    firm: firm && names?.firm(firm),
    source: source && (citations.get(source) ?? source),
  };
  const ofSelection = Object.entries(named).flatMap(([key, name]) =>
    name ? [{ key, text: `${t(`chip.${key}`)}: ${name}`, without: { sel: null, row: null } }] : [],
  );
  const ofStatus = state.status.map((status) => ({
    key: status,
    text: t(`words:status.${status}`),
    without: { status: state.status.filter((one) => one !== status), row: null },
  }));
  const ofOnly = state.only
    ? [
        {
          key: "only",
          text: t(`chip.only.${state.only}`, { year }),
          without: { only: null, row: null },
        },
      ]
    : [];
  return [...ofSelection, ...ofStatus, ...ofOnly];
}
