import { useTranslation } from "react-i18next";
import { StatusChip } from "../../../parts/status-chip.tsx";
import { useLanguage } from "../../../parts/use-names.ts";
import type { FigureItem, Source } from "../data-tables.ts";
import { exactText, sourceName } from "../figure-words.ts";

interface Props {
  readonly item: FigureItem;
  readonly sources: ReadonlyMap<string, Source>;
}

/** The row's other figures, each with what backs it where that is not what backs the row. */
export function BesideFigures({ item, sources }: Props) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const words = { language, t };
  if (item.beside.length === 0) return null;
  return (
    <div className="figure-part">
      <h3>{t("detail.beside")}</h3>
      <ul className="figure-beside">
        {item.beside.map((figure) => {
          const isOwn = figure.detail !== item.detail || figure.source !== item.sources[0];
          const name = sourceName(sources.get(figure.source ?? "")) || figure.source;
          return (
            <li key={figure.column}>
              <span>{t(`field.${figure.column}`)}</span>
              <b>{exactText(figure, words)}</b>
              {isOwn && (
                <span>
                  {figure.status && <StatusChip status={figure.status} />}{" "}
                  <span className="quiet">{name ?? t("detail.unbacked")}</span>{" "}
                  {figure.detail !== null && (
                    <span className="figure-place" lang="en">
                      {figure.detail}
                    </span>
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
