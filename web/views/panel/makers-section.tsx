import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { CountryStrip } from "../../parts/country-strip.tsx";
import { formatShare } from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { type StripSides, stripParts } from "../../parts/strip-parts.ts";
import { toldStatus } from "../../parts/supply-status.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { EvidenceChip } from "./evidence-chip.tsx";
import { Firms } from "./firm-list.tsx";
import { MakerBacking } from "./maker-backing.tsx";
import { firmRows, type MakerRow, makerRows, shownStatus } from "./maker-rows.ts";
import { NoFigures } from "./no-figures.tsx";
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
      : shownStatus(
          isBacked ? rows : firms,
          toldStatus({ makers: makers.makers, supplyStatus: makers.status }),
        );
  const sources = new Map(
    rows.flatMap(({ evidence }) =>
      evidence?.source ? [[evidence.source.id, evidence.source]] : [],
    ),
  );
  const zeros = rows
    .filter(({ share }) => share === 0)
    .map(({ country }) => names?.country(country));
  return (
    <Section
      tour="makers"
      title={t("makers.title")}
      aside={<EvidenceChip status={status} place={{ target: detail.id }} />}
    >
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
      {makers.status === "missing" && <NoFigures detail={detail} />}
      <AllMakers makers={rows} notes={makers.notes} />
      <Firms firms={firms} />
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
  readonly notes: readonly string[];
}

/** Every maker with the evidence of its figure; folded. */
function AllMakers({ makers, notes }: AllProps) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  if (makers.length === 0) return null;
  return (
    <details className="panel-inner-fold">
      <summary>{t("makers.all", { count: makers.length })}</summary>
      <ul className="panel-evidence">
        {makers.map(({ country, share, evidence }) => (
          <li key={country}>
            <span>{names?.country(country)}</span>
            <b>{formatShare(share, language)}</b>
            {evidence && <MakerBacking evidence={evidence} />}
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
