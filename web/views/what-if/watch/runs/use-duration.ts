import { useTranslation } from "react-i18next";

const MINUTE = 60;

/** A time in whole seconds, or minutes from two on. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation("watch");
  return (seconds) =>
    seconds < 2 * MINUTE
      ? t("chart.seconds", { count: Math.max(1, Math.round(seconds)) })
      : t("chart.minutes", { count: Math.round(seconds / MINUTE) });
}
