import "./map-states.css";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";

/** A data set that names no countries: what a map would need, and what shows all there is. */
export function MapEmpty() {
  const { t } = useTranslation("map");
  const { go } = useViewState();
  return (
    <div className="map-empty">
      <h1>{t("empty.title")}</h1>
      <p>{t("empty.text")}</p>
      <button type="button" className="button" onClick={() => go("explore")}>
        {t("empty.explore")}
      </button>
    </div>
  );
}

const CARDS = [1, 2, 3, 4, 5, 6];

/** The final layout in grey, shown once loading takes longer than a moment. */
export function MapSkeleton() {
  const { t } = useTranslation("map");
  return (
    <div className="map-skeleton" role="status" aria-label={t("loading")}>
      <span className="map-skeleton-line" />
      <span className="map-skeleton-globe" />
      <div className="map-skeleton-cards">
        {CARDS.map((card) => (
          <span key={card} />
        ))}
      </div>
    </div>
  );
}
