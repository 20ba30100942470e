import type { TFunction } from "i18next";
import { Trans, useTranslation } from "react-i18next";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatShareBetween, type Language } from "../../parts/format.ts";
import { Matters } from "../../parts/matters.tsx";
import type { Names } from "../../parts/names.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { type Finding, findingOf } from "./finding.ts";
import type { RankedRow } from "./ranked-rows.ts";

interface Props {
  readonly by: ViewState["by"];
  readonly rows: readonly RankedRow[];
  /** Sector whose loss alone is counted. */
  readonly sector: string | null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A count in words up to twenty, where the language has them. */
function countWord(count: number, t: TFunction): string {
  return t(`words:number.${count}`, { defaultValue: String(count) });
}

function countriesClause({ count, countries }: Finding, names: Names, by: string, t: TFunction) {
  const form = by === "product" ? "makers" : "in";
  const told = countries.map(({ country, count: share }, place) => {
    const values = { country: names.countryInSentence(country), count: countWord(share, t) };
    if (place > 0) return t(`chokepoints:clause.${form}Next`, values);
    if (count === 1) return t(`chokepoints:clause.${form}One`, values);
    if (count === 2 && share === 2) return t(`chokepoints:clause.${form}Both`, values);
    return t(`chokepoints:clause.${form}${share === count ? "All" : "First"}`, values);
  });
  const text = told.join(t("chokepoints:clause.separator"));
  return text === "" ? "" : capital(text) + t("chokepoints:clause.end");
}

function clause(finding: Finding, names: Names, by: string, t: TFunction, language: Language) {
  if (by === "product" || by === "producer") return countriesClause(finding, names, by, t);
  const { first } = finding;
  if (!first || finding.count === 0) return "";
  return t("chokepoints:clause.first", {
    name: capital(by === "country" ? names.countryInSentence(first.id.slice(1)) : first.name),
    share: formatShareBetween(first.scoreLow, first.scoreHigh, first.score, language),
  });
}

/** Which words say how many of them are certain; keys of `chokepoints:finding.certain`. */
function certainty({ count, certain }: Finding): string {
  if (count === 1) return certain === 1 ? "oneYes" : "oneNo";
  if (certain === 0) return "none";
  if (certain < count) return "some";
  return count === 2 ? "both" : "all";
}

/** The view's main finding in one sentence, one grey clause below it; spoken once. */
export function FindingLine({ by, rows, sector }: Props) {
  const { t } = useTranslation(["chokepoints", "words"]);
  const language = useLanguage();
  const names = useNames();
  if (!names) return null;
  const finding = findingOf(rows);
  const form = finding.count === 1 ? `${by}_one` : `${by}_other`;
  const none = finding.isScored ? "none" : "unscored";
  const whole = sector ? names.product(sector) : t("words:whatMatters");
  return (
    <div className="finding" role="status">
      <h1>
        <Trans
          t={t}
          i18nKey={`chokepoints:finding.${finding.count === 0 ? none : form}`}
          values={{
            Count: capital(countWord(finding.count, t)),
            part: t(`words:part.${finding.part}`),
            whole,
            certain: t(`finding.certain.${certainty(finding)}`, {
              count: finding.certain,
              number: countWord(finding.certain, t),
            }),
          }}
          components={{ 1: sector ? <span /> : <Matters /> }}
        />
      </h1>
      <p>{clause(finding, names, by, t, language)}</p>
    </div>
  );
}
