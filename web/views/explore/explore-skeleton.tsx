import { useTranslation } from "react-i18next";

const COLUMNS = [0, 1, 2, 3, 4, 5, 6];
const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The final layout in grey, shown once loading takes longer than a moment. */
export function ExploreSkeleton() {
  const { t } = useTranslation("explore");
  return (
    <div className="explore-skeleton" role="status" aria-label={t("loading")}>
      <span className="skeleton-line" />
      <div className="skeleton-grid">
        {COLUMNS.map((column) => (
          <div key={column}>
            {ROWS.map((row) => (
              <span key={row} style={{ width: `${45 + ((column * 7 + row * 13) % 40)}%` }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
