import { useTranslation } from "react-i18next";
import { DRAWS, useDrawnChokepoints } from "../../app/queries.ts";
import { FIGURE_COLUMNS } from "../../app/sort-columns.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { Failure } from "../../parts/failure.tsx";
import { figureText } from "../../parts/figures/figure-text.ts";
import { UNKNOWN } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { drawsFacts } from "../../parts/method/method-texts.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { Fact } from "./fact.tsx";
import { AskingFold } from "./section.tsx";

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

/** How firm score and place are; the figures are drawn again and again once the fold is opened. */
export function OrderFold({ by, id }: Props) {
  const { t } = useTranslation("panel");
  return (
    <AskingFold title={t("order.title")}>
      <Order by={by} id={id} />
    </AskingFold>
  );
}

function Order({ by, id }: Props) {
  const { t } = useTranslation(["panel", "chokepoints", "words"]);
  const language = useLanguage();
  const query = useDrawnChokepoints(by, null, true);
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
  const { items, stability, certificate } = query.data;
  const item = items.find((candidate) => candidate.id === id);
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
            figure={figureText(source, column, { language, t }) ?? UNKNOWN}
          />
        ))}
      </ul>
      <p className="panel-note">{t("order.note", { count: DRAWS })}</p>
      <p className="panel-how">
        <MethodDialog
          kind="draws"
          certificate={certificate}
          columns={FIGURE_COLUMNS.order}
          facts={drawsFacts(stability)}
        />
      </p>
    </>
  );
}
