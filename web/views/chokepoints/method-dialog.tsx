import "./method-dialog.css";
import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Certificate } from "../../../src/api/contract/operations.ts";
import { formatList, UNKNOWN } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";

interface Props {
  /** Which text tells the method: of the ranking, or of the published scores. */
  readonly kind: "ranking" | "risk";
  readonly certificate: Certificate;
}

const PARAGRAPHS = {
  ranking: ["score", "bar", "unknown", "dependency"],
  risk: ["riskHhi", "riskEu", "riskOthers", "riskUnknown"],
} as const;

/** A link that opens what a result rests on: method, basis, countries, versions, convergence. */
export function MethodDialog({ kind, certificate }: Props) {
  const { t } = useTranslation(["chokepoints", "words"]);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="text-button text-link" onClick={() => setOpen(true)}>
        {t(kind === "risk" ? "howRisk" : "how")}
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<b>{t(kind === "risk" ? "method.riskTitle" : "method.title")}</b>}
        size="lg"
        closeButtonProps={{ "aria-label": t("words:close") }}
      >
        <div className="method">
          {PARAGRAPHS[kind].map((part) => (
            <p key={part}>{t(`method.${part}`)}</p>
          ))}
          <MethodFacts certificate={certificate} />
          <a className="text-link" href="/api/docs" target="_blank" rel="noreferrer">
            {t("method.docs")}
          </a>
        </div>
      </Modal>
    </>
  );
}

function MethodFacts({ certificate }: Pick<Props, "certificate">) {
  const { t } = useTranslation("chokepoints");
  const language = useLanguage();
  const names = useNames();
  const countries = (codes: readonly string[]) =>
    codes.length === 0
      ? t("method.none")
      : formatList(
          codes.map((code) => names?.country(code) ?? code),
          language,
        );
  const { dataYears, iterations, lastChange, converged, assumed, notes } = certificate;
  const state = converged
    ? t("method.converged")
    : t("method.notConverged", { change: lastChange.toExponential(1) });
  const set = certificate.importanceSet;
  const importance =
    set === null ? UNKNOWN : t(`method.importanceSets.${set}`, { defaultValue: set });
  const facts: readonly (readonly [title: string, fact: string])[] = [
    [
      t("method.formula"),
      t(`method.formulas.${certificate.formula}`, { defaultValue: certificate.formula }),
    ],
    [t("method.basisIs"), t(`method.basis.${certificate.basis}`)],
    [t("method.mode"), t(`method.modes.${certificate.mode}`)],
    [t("method.regions"), t(`method.regionNames.${certificate.regions}`)],
    [t("method.home"), countries(certificate.home)],
    [t("method.trusted"), countries(certificate.trusted)],
    [t("method.adversary"), countries(certificate.adversary)],
    [t("method.importance"), importance],
    [t("method.version"), certificate.dataVersion],
    [t("method.years"), `${dataYears.from ?? "–"} – ${dataYears.to ?? "–"}`],
    [t("method.iterations"), `${iterations}, ${state}`],
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
        title={t("method.assumed")}
        lines={assumed.map(({ table, key, column, why }) => `${table}, ${key}, ${column}: ${why}`)}
      />
      <Listing title={t("method.notes")} lines={notes} />
    </>
  );
}

function Listing({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const { t } = useTranslation("chokepoints");
  const language = useLanguage();
  if (lines.length === 0) {
    return (
      <p>
        <b>{title}:</b> {t("method.assumedNone")}
      </p>
    );
  }
  return (
    <details>
      <summary>
        {title} ({lines.length})
      </summary>
      {language !== "en" && <p className="quiet">{t("method.inEnglish")}</p>}
      <ul lang="en">
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
