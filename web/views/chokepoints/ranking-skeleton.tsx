import { useTranslation } from "react-i18next";

const ROWS = Array.from({ length: 14 }, (_, place) => place);

/** The ranking's layout while it is computed; shown only if that takes longer than a second. */
export function RankingSkeleton() {
  const { t } = useTranslation("chokepoints");
  return (
    <div className="ranking-skeleton" aria-busy>
      <span className="sr-only">{t("loading")}</span>
      {ROWS.map((row) => (
        <span key={row} style={{ width: `${88 - ((row * 37) % 40)}%` }} />
      ))}
    </div>
  );
}
