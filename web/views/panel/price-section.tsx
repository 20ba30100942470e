import "./price-section.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { useLanguage } from "../../parts/use-names.ts";
import { EvidenceChip } from "./evidence-chip.tsx";
import { PriceChart } from "./price-chart.tsx";
import { type PriceSeries, priceSeries } from "./price-series.ts";
import { priceFigure, priceText, unitInWords } from "./price-words.ts";
import { Section } from "./section.tsx";

const SHOWN = 1;

/** What it costs, over the years: a line a series, or the same as a table. */
export function PriceSection({ detail }: { readonly detail: ProductDetail }) {
  const { t } = useTranslation("panel");
  const [isTable, setTable] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const all = priceSeries(detail.prices);
  if (all.length === 0) return null;
  const toggle = (
    <button type="button" className="text-button text-link" onClick={() => setTable(!isTable)}>
      {t(isTable ? "prices.showChart" : "prices.showTable")}
    </button>
  );
  return (
    <Section title={t("prices.title")} aside={toggle}>
      {(isWhole ? all : all.slice(0, SHOWN)).map((series) => (
        <Series key={series.key} series={series} product={detail.id} isTable={isTable} />
      ))}
      {!isWhole && all.length > SHOWN && (
        <button type="button" className="text-button text-link" onClick={() => setWhole(true)}>
          {t("prices.more", { count: all.length - SHOWN })}
        </button>
      )}
    </Section>
  );
}

interface SeriesProps {
  readonly series: PriceSeries;
  readonly product: string;
  readonly isTable: boolean;
}

function Series({ series, product, isTable }: SeriesProps) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const newest = series.points.at(-1);
  return (
    <div className="price-series">
      <p>{priceText(series, language, t)}</p>
      {isTable ? <PriceTable series={series} /> : <PriceChart series={series} />}
      {newest && (
        <span className="panel-source">
          <EvidenceChip
            status={newest.evidence.status ?? "missing"}
            place={{ target: product, table: "prices" }}
          />{" "}
          {series.name && <span lang="en">{series.name} · </span>}
          <SourceLine source={newest.evidence.source} year={newest.year} isShort />
        </span>
      )}
    </div>
  );
}

function PriceTable({ series }: Pick<SeriesProps, "series">) {
  const { t } = useTranslation(["panel", "words"]);
  return (
    <table className="price-table">
      <caption className="sr-only">{series.name ?? t("prices.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("prices.year")}</th>
          <th scope="col">{unitInWords(series.unit, t) || t("prices.price")}</th>
          <th scope="col">{t("prices.status")}</th>
        </tr>
      </thead>
      <tbody>
        {series.points.map(({ year, price, evidence }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td>{priceFigure(price)}</td>
            <td>{t(`words:status.${evidence.status ?? "missing"}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
