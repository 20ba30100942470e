import { useTranslation } from "react-i18next";
import type { Certificate } from "../../../src/api/contract/operations.ts";
import { formatList, formatNumber, UNKNOWN } from "../format.ts";
import { useLanguage, useNames } from "../use-names.ts";

interface Props {
  readonly certificate: Certificate;
  readonly more: Readonly<Record<string, number>>;
}

/** The certificate in words: formula, basis, countries, versions, convergence, assumptions. */
export function MethodFacts({ certificate, more }: Props) {
  const { t } = useTranslation("method");
  const language = useLanguage();
  const names = useNames();
  const countries = (codes: readonly string[]) =>
    codes.length === 0
      ? t("none")
      : formatList(
          codes.map((code) => names?.country(code) ?? code),
          language,
        );
  const { dataYears, iterations, lastChange, converged, assumed, notes } = certificate;
  const state = converged
    ? t("converged")
    : t("notConverged", { change: lastChange.toExponential(1) });
  const set = certificate.importanceSet;
  const importance = set === null ? UNKNOWN : t(`importanceSets.${set}`, { defaultValue: set });
  const facts: readonly (readonly [title: string, fact: string])[] = [
    [t("formula"), t(`formulas.${certificate.formula}`, { defaultValue: certificate.formula })],
    ...Object.entries(more).map(
      ([key, figure]) => [t(`more.${key}`), formatNumber(figure)] as const,
    ),
    [t("basisIs"), t(`basis.${certificate.basis}`)],
    [t("mode"), t(`modes.${certificate.mode}`)],
    [t("regions"), t(`regionNames.${certificate.regions}`)],
    [t("home"), countries(certificate.home)],
    [t("trusted"), countries(certificate.trusted)],
    [t("adversary"), countries(certificate.adversary)],
    [t("importance"), importance],
    [t("version"), certificate.dataVersion],
    [t("years"), `${dataYears.from ?? UNKNOWN} – ${dataYears.to ?? UNKNOWN}`],
    [t("iterations"), t("steps", { count: iterations, state })],
  ];
  return (
    <>
      <dl>
        {facts.map(([title, fact]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <Listing
        title={t("assumed")}
        lines={assumed.map(({ table, key, column, why }) => `${table}, ${key}, ${column}: ${why}`)}
      />
      <Listing title={t("notes")} lines={notes} />
    </>
  );
}

function Listing({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const { t } = useTranslation("method");
  const language = useLanguage();
  if (lines.length === 0) {
    return (
      <p>
        <b>{title}:</b> {t("assumedNone")}
      </p>
    );
  }
  return (
    <details>
      <summary>
        {title} ({lines.length})
      </summary>
      {language !== "en" && <p className="quiet">{t("inEnglish")}</p>}
      <ul lang="en">
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
