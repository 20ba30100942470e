import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { CountryStrip } from "../../parts/country-strip.tsx";
import { formatShare } from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { type StripSides, stripParts } from "../../parts/strip-parts.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { firmRows, type MakerRow, makerRows, shownStatus } from "./maker-rows.ts";
import { Section } from "./section.tsx";
import { useSides } from "./use-selection.ts";

const LARGEST = 3;

interface Props {
  readonly detail: ProductDetail;
}

/** Who makes the product: strip, the three largest, how sure, from where, of when. */
export function MakersSection({ detail }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  const sides = useSides();
  const { makers } = detail;
  if (!sides) return null;
  const rows = makerRows(detail);
  const firms = firmRows(detail);
  const isBacked = rows.some(({ evidence }) => evidence?.status);
  const status =
    makers.status === "missing"
      ? makers.status
      : shownStatus(isBacked ? rows : firms, makers.status);
  const sources = new Map(
    rows.flatMap(({ evidence }) =>
      evidence?.source ? [[evidence.source.id, evidence.source]] : [],
    ),
  );
  const zeros = rows
    .filter(({ share }) => share === 0)
    .map(({ country }) => names?.country(country));
  return (
    <Section title={t("makers.title")} aside={<StatusChip status={status} />}>
      <CountryStrip parts={stripParts(makers.makers, sides)} height={14} />
      {makers.status === "missing" ? (
        <p className="panel-note">
          {zeros.length > 0
            ? t("makers.zeroOnly", {
                names: zeros.join(", "),
                share: formatShare(0, language),
              })
            : t("makers.none")}
        </p>
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
      <AllMakers makers={rows} firms={firms} notes={makers.notes} />
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

interface AllProps {
  readonly makers: readonly MakerRow[];
  readonly firms: ReturnType<typeof firmRows>;
  readonly notes: readonly string[];
}

/** Every maker with the evidence of its figure, and the firms; folded. */
function AllMakers({ makers, firms, notes }: AllProps) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  if (makers.length === 0 && firms.length === 0) return null;
  return (
    <details className="panel-inner-fold">
      <summary>{t("makers.all")}</summary>
      <ul className="panel-evidence">
        {makers.map(({ country, share, evidence }) => (
          <li key={country}>
            <span>{names?.country(country)}</span>
            <b>{formatShare(share, language)}</b>
            {evidence && <Backing evidence={evidence} />}
          </li>
        ))}
      </ul>
      {firms.length > 0 && <h4>{t("makers.firms")}</h4>}
      <ul className="panel-evidence">
        {firms.map(({ firm, nameEn, nameJa, plantCountry, headquarters, share, evidence }) => (
          <li key={`${firm}|${plantCountry}`}>
            <span>
              {language === "ja" ? nameJa : nameEn}{" "}
              <span className="quiet">{names?.country(plantCountry ?? headquarters ?? "UNK")}</span>
            </span>
            <b>{formatShare(share, language)}</b>
            <Backing evidence={evidence} />
          </li>
        ))}
      </ul>
      {notes.length > 0 && (
        <p className="panel-note" lang="en">
          {notes.join("; ")}
        </p>
      )}
    </details>
  );
}

/** How one figure is backed: word, source, year, place in the source. */
function Backing({ evidence }: { readonly evidence: NonNullable<MakerRow["evidence"]> }) {
  const { t } = useTranslation("words");
  return (
    <span className="panel-source">
      {evidence.status && `${t(`status.${evidence.status}`)} · `}
      <SourceLine source={evidence.source} year={evidence.year} detail={evidence.detail} />
    </span>
  );
}
