import "./figure-detail.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../parts/use-names.ts";
import type { FigureItem, Source } from "../data-tables.ts";
import { exactText, wholeText } from "../figure-words.ts";
import { BesideFigures } from "./beside-figures.tsx";
import { FullSource } from "./full-source.tsx";
import { OtherMakers } from "./other-makers.tsx";
import { isCarried } from "./rests-on.ts";
import { RestsOn } from "./rests-on.tsx";
import { Rivals } from "./rivals.tsx";
import { RowFacts } from "./row-facts.tsx";

interface Props {
  readonly item: FigureItem;
  readonly sources: ReadonlyMap<string, Source>;
  readonly onAdd: (item: FigureItem) => void;
}

/** What stands behind a figure: as published, what others say, which is used, what rests on it. */
export function FigureDetail({ item, sources, onAdd }: Props) {
  const { t } = useTranslation("data");
  return (
    <div className="figure-detail">
      <div className="figure-columns">
        <Published item={item} onAdd={onAdd}>
          {item.sources.map((id) => (
            <FullSource key={id} id={id} source={sources.get(id)} />
          ))}
        </Published>
        <div className="figure-part">
          <Rivals item={item} sources={sources} />
          <h3>{t("detail.use")}</h3>
          <Used item={item} />
          <RestsOn item={item} />
        </div>
      </div>
      <RowFacts item={item} />
      <BesideFigures item={item} sources={sources} />
      <OtherMakers item={item} />
    </div>
  );
}

interface PublishedProps extends Pick<Props, "item" | "onAdd"> {
  readonly children: ReactNode;
}

/** The figure as the source has it, the place in the source, the source itself. */
function Published({ item, onAdd, children }: PublishedProps) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const words = { language, t };
  const { value, status, detail, year } = item;
  const whole = wholeText(item, t);
  const isMissing = status === "missing";
  return (
    <div className="figure-part">
      <h3>{t("detail.published")}</h3>
      {value !== null && (
        <p className="figure-value">
          {t("detail.figure", { value: exactText(item, words), of: whole })}
          {year !== null && <span className="quiet">, {year}</span>}
        </p>
      )}
      {status === "withheld" && <p>{t("detail.withheld")}</p>}
      {isMissing && (
        <p>
          {t("detail.missing")}{" "}
          <button type="button" className="text-button text-link" onClick={() => onAdd(item)}>
            {t("addOne")}
          </button>
        </p>
      )}
      {detail !== null && (
        <p className="figure-place">
          <span className="sr-only">
            {t(status === "judgement" ? "detail.reason" : "detail.place")}:{" "}
          </span>
          <span lang="en">{detail}</span>
        </p>
      )}
      {children}
    </div>
  );
}

/** Whether the figure is computed with, and what its range does. */
function Used({ item }: { readonly item: FigureItem }) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const words = { language, t };
  const value = exactText(item, words);
  if (item.rival) return <p>{t("detail.rivalOnly")}</p>;
  if (item.column === null) return null;
  if (item.value === null) return isCarried(item.table) ? null : <p>{t("detail.notUsed")}</p>;
  if (!item.used) return <p>{t("detail.notUsedYear")}</p>;
  return <p>{t("detail.used", { value })}</p>;
}
