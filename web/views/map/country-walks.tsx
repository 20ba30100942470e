import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";

/** The ways from a country to what it makes: ranked, and in the graph. */
export function CountryWalks({ country }: { readonly country: string }) {
  const { t } = useTranslation("map");
  const { go } = useViewState();
  return (
    <p className="panel-section panel-walks map-walks">
      <button
        type="button"
        className="text-button text-link"
        onClick={() =>
          go("chokepoints", { by: "product", maker: [country], sel: null, sort: null })
        }
      >
        {t("panel.ranking")}
      </button>
      <button
        type="button"
        className="text-button text-link"
        onClick={() => go("explore", { sel: `@${country}`, view: "graph" })}
      >
        {t("panel.graph")}
      </button>
    </p>
  );
}
