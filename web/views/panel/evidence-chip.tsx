import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { VIEWS } from "../../app/views/view-ids.ts";
import { type FigurePlace, figureAddress } from "../../parts/figure-address.ts";
import { StatusChip } from "../../parts/status-chip.tsx";
import type { FigureStatus } from "../../parts/supply-status.ts";

interface Props {
  readonly status: FigureStatus;
  /** Where the figure stands in the Data view. */
  readonly place: FigurePlace;
}

const HAS_DATA_VIEW = VIEWS.some((view: string) => view === "data");

/** How a figure is backed, as a chip that leads to the figure in the Data view. */
export function EvidenceChip({ status, place }: Props) {
  const { t } = useTranslation("panel");
  const { search } = useLocation();
  if (!HAS_DATA_VIEW) return <StatusChip status={status} />;
  return (
    <Link className="chip-link" to={figureAddress(place, search)} title={t("toData")}>
      <StatusChip status={status} />
    </Link>
  );
}
