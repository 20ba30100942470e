import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { isNamed } from "../../parts/country-set.ts";
import { CountryStrip } from "../../parts/country-strip.tsx";
import { formatShare } from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { type StripSides, stripParts } from "../../parts/strip-parts.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";
import { useSides } from "./use-selection.ts";

const LARGEST = 3;

interface Props {
  readonly detail: ProductDetail;
}

/** The rows that the shares in use come from: of the chosen basis, no rivals, one year. */
function usedSupply({ supply, makers }: ProductDetail) {
  const rows = supply.filter(({ basis, evidence }) => basis === makers.basis && !evidence.rival);
  const ofYear = rows.filter(({ evidence }) => evidence.year === makers.year);
  return ofYear.length > 0 ? ofYear : rows;
}

/** Who makes the product: strip, the three largest, how sure, from where, of when. */
export function MakersSection({ detail }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const sides = useSides();
  const { makers } = detail;
  if (!sides) return null;
  const sources = new Map(
    usedSupply(detail).flatMap(({ evidence: { source } }) => (source ? [[source.id, source]] : [])),
  );
  return (
    <Section title={t("makers.title")} aside={<StatusChip status={makers.status} />}>
      <CountryStrip parts={stripParts(makers.makers, sides)} height={14} />
      {makers.status === "missing" ? (
        <p className="panel-note">{t("makers.none")}</p>
      ) : (
        <Largest makers={makers.makers} sides={sides} />
      )}
      {makers.basis !== null && makers.basis !== "production" && (
        <p className="panel-note">{t(`makers.basis.${makers.basis}`)}</p>
      )}
      {[...sources.values()].map((source) => (
        <p key={source.id} className="panel-source">
          <SourceLine source={source} year={makers.year} isShort />
        </p>
      ))}
      <AllMakers detail={detail} />
    </Section>
  );
}

interface LargestProps {
  readonly makers: ProductDetail["makers"]["makers"];
  readonly sides: StripSides;
}

function Largest({ makers, sides }: LargestProps) {
  const language = useLanguage();
  const names = useNames();
  const named = stripParts(makers, sides).filter(({ key }) => key !== "unknown");
  return (
    <ul className="panel-legend" aria-hidden>
      {named.slice(0, LARGEST).map(({ key, role }) => {
        const share = makers.find(({ country }) => country === key)?.share ?? null;
        return (
          <li key={key}>
            <span className={`panel-swatch strip-${role}`} />
            {names?.country(key)} <b>{formatShare(share, language)}</b>
          </li>
        );
      })}
    </ul>
  );
}

/** Every maker with the evidence of its figure, and the firms; folded. */
function AllMakers({ detail }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  const rows = usedSupply(detail);
  const evidenceOf = new Map(rows.map((row) => [row.country, row.evidence]));
  const firms = detail.firms.filter(({ evidence }) => !evidence.rival);
  const { notes } = detail.makers;
  const makers = detail.makers.status === "missing" ? [] : detail.makers.makers;
  if (makers.length === 0 && firms.length === 0) return null;
  return (
    <details className="panel-inner-fold">
      <summary>{t("makers.all")}</summary>
      <ul className="panel-evidence">
        {makers.map(({ country, share }) => {
          const evidence = evidenceOf.get(country);
          return (
            <li key={country}>
              <span>{names?.country(country)}</span>
              <b>{formatShare(share, language)}</b>
              {evidence && isNamed(country) && (
                <span className="panel-source">
                  {evidence.status && `${t(`words:status.${evidence.status}`)} · `}
                  <SourceLine
                    source={evidence.source}
                    year={evidence.year}
                    detail={evidence.detail}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {firms.length > 0 && <h4>{t("makers.firms")}</h4>}
      <ul className="panel-evidence">
        {firms.map(({ firm, nameEn, nameJa, plantCountry, headquarters, share, evidence }) => (
          <li key={`${firm}|${plantCountry}|${evidence.year}`}>
            <span>
              {language === "ja" ? nameJa : nameEn}{" "}
              <span className="quiet">{names?.country(plantCountry ?? headquarters ?? "UNK")}</span>
            </span>
            <b>{formatShare(share, language)}</b>
            <span className="panel-source">
              <SourceLine source={evidence.source} year={evidence.year} detail={evidence.detail} />
            </span>
          </li>
        ))}
      </ul>
      {notes.length > 0 && <p className="panel-note">{notes.join("; ")}</p>}
    </details>
  );
}
