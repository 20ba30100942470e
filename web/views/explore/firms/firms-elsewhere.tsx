import "./firms.css";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import type { ViewState } from "../../../app/view-state-address.ts";
import type { View } from "../../../app/views/view-ids.ts";

/** Where the one click leads that helps. */
const HELP: Readonly<Record<string, Partial<ViewState>>> = {
  chokepoints: { view: "table", sel: null },
  map: { group: "country", sel: null },
  data: { view: "table", sel: null },
};

/** A view that asks for products, while a network of firms is shown: what it cannot tell, and what can. */
export function FirmsElsewhere({ view }: { readonly view: View }) {
  const { t } = useTranslation("firms");
  const { go } = useViewState();
  return (
    <div className="firms-elsewhere">
      <h1>{t("elsewhere.title")}</h1>
      <p>{t(`elsewhere.${view}`)}</p>
      <button
        type="button"
        className="button button-ink"
        onClick={() => go("explore", HELP[view] ?? {})}
      >
        {t(`elsewhere.act.${view}`)}
      </button>
    </div>
  );
}
