import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { formatDays, formatNumber } from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { EvidenceChip } from "./evidence-chip.tsx";
import { Section } from "./section.tsx";
import { type Backing, stockRows, timeRows } from "./stock-rows.ts";

const SHOWN = 3;

/** Who keeps how much of it, how long users can do without, and how late they feel it. */
export function StockSection({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  const stocks = stockRows(detail.stocks);
  const cover = timeRows(detail.neededBy, "coverDays");
  const lag = timeRows(detail.neededBy, "lagDays");
  const isEmpty = stocks.length + cover.length + lag.length === 0;
  return (
    <Section title={t("stocks.title")}>
      {isEmpty && <p className="panel-note">{t("stocks.none")}</p>}
      {stocks.length > 0 && (
        <ul className="panel-evidence">
          {stocks.map((row) => (
            <StockFact key={row.key} row={row} detail={detail} />
          ))}
        </ul>
      )}
      <Times title={t("stocks.cover")} rows={cover} product={detail.id} />
      <Times title={t("stocks.lag")} rows={lag} product={detail.id} />
    </Section>
  );
}

interface StockProps {
  readonly row: ReturnType<typeof stockRows>[number];
  readonly detail: ProductDetail;
}

function StockFact({ row, detail }: StockProps) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const names = useNames();
  const { country, holder, days, quantity, isPublic, evidence } = row;
  const amount =
    quantity === null || detail.unit === null ? "" : `${formatNumber(quantity)} ${detail.unit}`;
  return (
    <li>
      <span>
        {names?.country(country)}, {t(`other.holder.${holder}`, { defaultValue: holder })}{" "}
        {isPublic && <span className="quiet">{t("stocks.public")}</span>}
      </span>
      <b title={t("stocks.daysAre")}>{days === null ? amount : formatDays(days, language)}</b>
      <Evidence evidence={evidence} target={detail.id} table="stocks" />
    </li>
  );
}

interface TimesProps {
  readonly title: string;
  readonly rows: ReturnType<typeof timeRows>;
  /** The input whose stock or delay it is. */
  readonly product: string;
}

function Times({ title, rows, product }: TimesProps) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const names = useNames();
  if (rows.length === 0) return null;
  const list = (part: typeof rows) => (
    <ul className="panel-evidence">
      {part.map(({ id, days, evidence }) => (
        <li key={id}>
          <span>{names?.product(id)}</span>
          <b>{formatDays(days, language)}</b>
          <Evidence evidence={evidence} target={`${product}->${id}`} table="inputs" />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <h4>{title}</h4>
      {list(rows.slice(0, SHOWN))}
      {rows.length > SHOWN && (
        <details className="panel-inner-fold">
          <summary>{t("stocks.more", { count: rows.length - SHOWN })}</summary>
          {list(rows.slice(SHOWN))}
        </details>
      )}
    </>
  );
}

interface EvidenceProps {
  readonly evidence: Backing;
  readonly target: string;
  readonly table: string;
}

function Evidence({ evidence, target, table }: EvidenceProps) {
  return (
    <span className="panel-source">
      <EvidenceChip status={evidence.status ?? "unstated"} place={{ target, table }} />{" "}
      <SourceLine source={evidence.source} year={evidence.year} detail={evidence.detail} isShort />
    </span>
  );
}
