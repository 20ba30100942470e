import { useTranslation } from "react-i18next";
import { FIGURE_COLUMNS } from "../../app/sort-columns.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { figureText } from "../../parts/figures/figure-text.ts";
import { formatList } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Fact } from "./fact.tsx";
import { Fold } from "./section.tsx";
import { usePlace } from "./use-selection.ts";

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

/** Columns that count sectors: the panel names them. */
const SECTORS = ["singlePointOfFailureFor", "criticalFor"] as const;

/** How it lies in the network: why it is a chokepoint, never a part of the score. */
export function StructureFold({ by, id }: Props) {
  const { t } = useTranslation(["panel", "chokepoints", "words"]);
  const language = useLanguage();
  const names = useNames();
  const place = usePlace(by, id);
  const structure = place?.item?.structure;
  if (!structure) return null;
  const source = { structure, risk: null, stability: null };
  const text = (column: (typeof FIGURE_COLUMNS.structure)[number]) => {
    const sectors = SECTORS.find((candidate) => candidate === column);
    const named = sectors && structure[sectors];
    if (named && named.length > 0) {
      return formatList(
        named.map((sector) => names?.product(sector) ?? sector),
        language,
      );
    }
    return figureText(source, column, { language, t });
  };
  return (
    <Fold title={t("structure.title")}>
      <ul className="panel-evidence">
        {FIGURE_COLUMNS.structure.map((column) => {
          const figure = text(column);
          return figure === null ? null : (
            <Fact
              key={column}
              title={t(`chokepoints:figure.${column}.title`)}
              meaning={t(`chokepoints:figure.${column}.is`)}
              figure={figure}
            />
          );
        })}
      </ul>
      <p className="panel-note">{t("structure.note")}</p>
      <p className="panel-how">
        <MethodDialog
          kind="ranking"
          certificate={place.result.certificate}
          columns={FIGURE_COLUMNS.structure}
        />
      </p>
    </Fold>
  );
}
