import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { formatDate, formatShare } from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { rivalFigures } from "./rival-figures.ts";
import { Fold } from "./section.tsx";

interface Props {
  readonly detail: ProductDetail;
}

/** Figures of other sources that disagree with those in use; folded. */
export function RivalFold({ detail }: Props) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const names = useNames();
  const rivals = rivalFigures(detail);
  if (rivals.length === 0) return null;
  return (
    <Fold title={`${t("rivals.title")} (${rivals.length})`}>
      <ul className="panel-evidence">
        {rivals.map(({ key, kind, country, share, used, evidence }) => (
          <li key={key}>
            <span>
              {kind === "reliance"
                ? t("other.reliance", { country: names?.country(country) })
                : names?.country(country)}
            </span>
            <b>{formatShare(share, language)}</b>
            <span className="panel-note">
              {used === null
                ? t("rivals.notUsed")
                : t("rivals.used", { share: formatShare(used, language) })}
            </span>
            <span className="panel-source">
              <SourceLine source={evidence.source} year={evidence.year} detail={evidence.detail} />
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** Every source that the product's figures name; folded. */
export function SourcesFold({ detail }: Props) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  return (
    <Fold title={`${t("sources.title")} (${detail.sources.length})`}>
      <ul className="panel-sources">
        {detail.sources.map((source) => {
          const facts = [
            source.licence ? t("sources.licence", { licence: source.licence }) : "",
            source.accessed
              ? t("sources.accessed", { date: formatDate(source.accessed, language) })
              : "",
          ].filter((fact) => fact !== "");
          return (
            <li key={source.id}>
              <SourceLine source={source} />
              {facts.length > 0 && <span className="panel-note">{facts.join(" · ")}</span>}
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}
