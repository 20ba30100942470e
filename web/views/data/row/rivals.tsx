import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../parts/use-names.ts";
import type { FigureItem, Source } from "../data-tables.ts";
import { exactText, sourceName } from "../figure-words.ts";

interface Props {
  readonly item: FigureItem;
  readonly sources: ReadonlyMap<string, Source>;
}

/** What other sources say of the same thing; shown, never computed with. */
export function Rivals({ item, sources }: Props) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const words = { language, t };
  const { rivals } = item;
  if (rivals.length === 0) return null;
  return (
    <>
      <h3>{t(rivals.length === 1 ? "detail.another" : "detail.others")}</h3>
      <ul className="figure-rivals">
        {rivals.map((rival) => {
          const source = sources.get(rival.source ?? "");
          const name = [sourceName(source) || rival.source, source ? null : rival.year]
            .filter(Boolean)
            .join(", ");
          return (
            <li key={rival.key}>
              <b>{exactText(rival, words)}</b>
              {rival.year !== null && `, ${rival.year}`}
              {rival.value !== null && !rival.disagrees && rival.column === item.column && (
                <span className="quiet"> ({t("detail.agrees")})</span>
              )}
              {" · "}
              {source?.url ? (
                <a href={source.url} target="_blank" rel="noreferrer" title={source.citation}>
                  {name}
                </a>
              ) : (
                <span title={source?.citation}>{name}</span>
              )}
              {rival.detail !== null && (
                <span className="figure-place" lang="en">
                  {rival.detail}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
