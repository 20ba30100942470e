import { useTranslation } from "react-i18next";
import { useChokepoints } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatNumber } from "../../parts/format.ts";

type By = ViewState["by"];

/** What can be ranked, in the order of the tabs. */
const KINDS: readonly By[] = ["product", "producer", "country", "firm", "input"];

/** Tabs with counts: products, producers, countries, firms, links. */
export function KindTabs() {
  const { t } = useTranslation("chokepoints");
  const { state, set } = useViewState();
  return (
    <nav className="kind-tabs" aria-label={t("tabs")}>
      {KINDS.map((by) => (
        <button
          key={by}
          type="button"
          aria-pressed={state.by === by}
          onClick={() => set({ by, sort: null, sel: null })}
        >
          {t(`by.${by}`)} <KindCount by={by} sector={state.for} />
        </button>
      ))}
    </nav>
  );
}

function KindCount({ by, sector }: { readonly by: By; readonly sector: string | null }) {
  const result = useChokepoints(by, sector).data;
  if (result?.by !== by) return null;
  return <span className="quiet">{formatNumber(result.total)}</span>;
}
