import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Stands in while a view is on its way: a finding, and the room below it. */
export function ViewSkeleton() {
  const { t } = useTranslation("shell");
  return (
    <div className="view-skeleton" role="status" aria-label={t("viewOnItsWay")}>
      <Skeleton height={24} width="min(420px, 80%)" radius={7} />
      <Skeleton height="100%" radius={12} />
    </div>
  );
}
