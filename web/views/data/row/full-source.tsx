import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { figureAddress } from "../../../parts/figure-address.ts";
import { formatDate } from "../../../parts/format.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import type { Source } from "../data-tables.ts";

interface Props {
  readonly id: string;
  readonly source: Source | undefined;
}

/** A source in full: citation with its link, licence, when it was read, grade; and all it backs. */
export function FullSource({ id, source }: Props) {
  const { t } = useTranslation(["data", "words"]);
  const language = useLanguage();
  const { search } = useLocation();
  const facts = [
    source?.licence && t("detail.licence", { licence: source.licence }),
    source?.accessed && t("detail.accessed", { date: formatDate(source.accessed, language) }),
    source?.grade && t("detail.grade", { grade: source.grade }),
  ].filter(Boolean);
  return (
    <p className="figure-source">
      {source?.url ? (
        <a
          href={source.url}
          target="_blank"
          rel="noreferrer"
          title={t("words:openSource")}
          lang="en"
        >
          {source.citation}
        </a>
      ) : (
        <span lang="en">{source?.citation ?? id}</span>
      )}
      {facts.length > 0 && <span className="quiet"> · {facts.join(" · ")}</span>}
      {" · "}
      <Link to={figureAddress({ source: id }, search)}>{t("detail.bySource")}</Link>
    </p>
  );
}
