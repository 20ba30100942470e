import { useTranslation } from "react-i18next";

const LINES = [40, 100, 75, 55, 90, 60];

/** Keeps the room of a section whose figures are on their way; seen only after a second. */
export function PanelSkeleton() {
  const { t } = useTranslation("panel");
  return (
    <div className="panel-skeleton" aria-busy>
      <span className="sr-only">{t("loading")}</span>
      {LINES.map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
