import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import {
  formatDays,
  formatNumber,
  formatShare,
  formatShareRange,
  UNKNOWN,
} from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Fact } from "./fact.tsx";
import { newestFigures } from "./newest-figures.ts";
import { relianceWords } from "./reliance-words.ts";
import { Fold } from "./section.tsx";

/** Net import reliance, stocks and published indicators; folded. */
export function OtherScores({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  return (
    <Fold title={t("other.title")}>
      <ul className="panel-evidence">
        <RelianceFacts detail={detail} />
        <StockFacts detail={detail} />
        <IndicatorFacts detail={detail} />
      </ul>
    </Fold>
  );
}

function RelianceFacts({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const names = useNames();
  return newestFigures(detail.reliance, ({ country }) => country).map((row) => {
    const { kind, ends } = relianceWords(row.netImportReliance, row.evidence);
    const share = ends[0] === null ? "" : formatShareRange(...ends, language);
    const isBare = kind === "exporter" && share === "";
    return (
      <Fact
        key={row.country}
        title={t("other.reliance", { country: names?.country(row.country) })}
        meaning={t("other.relianceIs")}
        figure={t(isBare ? "other.exporter" : `other.relianceOf.${kind}`, { share })}
        evidence={row.evidence}
      />
    );
  });
}

function StockFacts({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const names = useNames();
  const key = (row: ProductDetail["stocks"][number]) => `${row.country}|${row.holder}`;
  return newestFigures(detail.stocks, key).map((row) => (
    <Fact
      key={key(row)}
      title={t("other.stock", {
        country: names?.country(row.country),
        holder: t(`other.holder.${row.holder}`, { defaultValue: row.holder }),
      })}
      figure={
        row.days === null
          ? `${formatNumber(row.quantity)} ${detail.unit ?? ""}`.trim()
          : formatDays(row.days, language)
      }
      evidence={row.evidence}
    />
  ));
}

/** Published as shares. */
const IN_PERCENT: ReadonlySet<string> = new Set(["eol_rir", "import_reliance"]);

function IndicatorFacts({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const key = (row: ProductDetail["indicators"][number]) => `${row.measure}|${row.country}`;
  const figure = ({ measure, value }: ProductDetail["indicators"][number]) => {
    if (value === null) return UNKNOWN;
    if (typeof value === "string") return t(`other.word.${value}`, { defaultValue: value });
    return IN_PERCENT.has(measure) ? formatShare(value, language) : formatNumber(value);
  };
  return newestFigures(detail.indicators, key).map((row) => (
    <Fact
      key={key(row)}
      title={t(`other.indicator.${row.measure}`)}
      figure={figure(row)}
      evidence={row.evidence}
    />
  ));
}
