import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DRAWS, useDrawnChokepoints } from "../../app/queries.ts";
import { FIGURE_COLUMNS } from "../../app/sort-columns.ts";
import { useViewState } from "../../app/view-state.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { Failure } from "../../parts/failure.tsx";
import { figureText } from "../../parts/figures/figure-text.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { Fact } from "./fact.tsx";

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

/** How firm score and place are; the figures are drawn again and again once the fold is opened. */
export function OrderFold({ by, id }: Props) {
  const { t } = useTranslation("panel");
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="panel-section panel-fold"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t("order.title")}</summary>
      {isOpen && <Order by={by} id={id} />}
    </details>
  );
}

function Order({ by, id }: Props) {
  const { t } = useTranslation(["panel", "chokepoints", "words"]);
  const language = useLanguage();
  const { state } = useViewState();
  const query = useDrawnChokepoints(by, state.for, true);
  if (query.error) {
    return (
      <Failure title={t("order.failed")} error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  if (!query.data) {
    return (
      <p className="panel-note" role="status">
        {t("chokepoints:waiting.order", { count: DRAWS })}
      </p>
    );
  }
  const item = query.data.items.find((candidate) => candidate.id === id);
  if (!item?.bands || !item.rank) return <p className="panel-note">{t("order.none")}</p>;
  const source = { structure: null, risk: null, stability: { bands: item.bands, rank: item.rank } };
  return (
    <>
      <ul className="panel-evidence">
        {FIGURE_COLUMNS.order.map((column) => (
          <Fact
            key={column}
            title={t(`chokepoints:figure.${column}.title`)}
            meaning={t(`chokepoints:figure.${column}.is`)}
            figure={figureText(source, column, { language, t }) ?? "–"}
          />
        ))}
      </ul>
      <p className="panel-note">{t("order.note", { count: DRAWS })}</p>
    </>
  );
}
