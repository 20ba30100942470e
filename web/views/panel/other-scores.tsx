import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { useRisk } from "../../app/queries.ts";
import {
  formatDays,
  formatNumber,
  formatScoreRange,
  formatShare,
  formatShareRange,
  UNKNOWN,
} from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { newestFigures } from "./newest-figures.ts";
import { relianceWords } from "./reliance-words.ts";
import { Fold } from "./section.tsx";

type Evidence = ProductDetail["reliance"][number]["evidence"];

interface FactProps {
  readonly title: string;
  readonly meaning?: string;
  readonly figure: ReactNode;
  readonly evidence?: Evidence;
}

/** One figure with what it means, how it is backed and where it comes from. */
export function Fact({ title, meaning, figure, evidence }: FactProps) {
  return (
    <li>
      <span>{title}</span>
      <b>{figure}</b>
      {meaning && <span className="panel-note">{meaning}</span>}
      {evidence && (
        <span className="panel-source">
          <StatusChip status={evidence.status ?? "missing"} />{" "}
          <SourceLine source={evidence.source} year={evidence.year} detail={evidence.detail} />
        </span>
      )}
    </li>
  );
}

/** Net import reliance, concentration, stocks and published indicators; folded. */
export function OtherScores({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  return (
    <Fold title={t("other.title")}>
      <ul className="panel-evidence">
        <RelianceFacts detail={detail} />
        <ConcentrationFacts product={detail.id} />
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

function ConcentrationFacts({ product }: { readonly product: string }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const risk = useRisk(product).data?.items.find(({ id }) => id === product);
  if (!risk || risk.hhi === null) return null;
  return (
    <>
      <Fact
        title={t("other.hhi")}
        meaning={t("other.hhiIs")}
        figure={formatScoreRange(risk.hhiLow ?? risk.hhi, risk.hhiHigh ?? risk.hhi, language)}
      />
      {risk.hhiGovernance !== null && (
        <Fact
          title={t("other.hhiGovernance")}
          meaning={t("other.hhiGovernanceIs")}
          figure={formatNumber(risk.hhiGovernance)}
        />
      )}
    </>
  );
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
