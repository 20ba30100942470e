import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCoverage } from "../../../app/queries.ts";
import { useGraph } from "../../../app/shown-data-set.ts";
import { useViewState } from "../../../app/view-state.ts";
import { formatNumber } from "../../../parts/format.ts";
import { useFigureChecks } from "../queries.ts";
import { coverageByKind, type KindCoverage, PARTS, type Part } from "./coverage.ts";

/** Statuses of the filter that a part of a strip stands for. */
const STATUSES: Readonly<Record<Part, readonly string[]>> = {
  reported: ["reported"],
  estimated: ["estimated"],
  judgement: ["judgement"],
  missing: ["withheld", "missing"],
};

/** How the products' shares are backed, by kind: strips, or the same as a table. */
export function CoverageStrips() {
  const { t } = useTranslation("data");
  const [isTable, setTable] = useState(false);
  const coverage = useCoverage().data;
  const graph = useGraph().data;
  const checks = useFigureChecks().data;
  if (!coverage || !graph || !checks) return <div className="data-strips-room" />;
  const kinds = coverageByKind(coverage, graph);
  return (
    <section className="data-coverage">
      <h2>{t("coverage.title")}</h2>
      <p className="data-note">
        {t(checks.withoutFigure === 0 ? "coverage.full" : "coverage.clause", {
          products: t("coverage.products", {
            count: checks.products,
            all: formatNumber(checks.products),
          }),
          count: checks.withoutFigure,
          without: formatNumber(checks.withoutFigure),
        })}
      </p>
      {isTable ? <CoverageTable kinds={kinds} /> : <Strips kinds={kinds} />}
      <button type="button" className="text-button text-link" onClick={() => setTable(!isTable)}>
        {t(isTable ? "coverage.asStrips" : "coverage.asTable")}
      </button>
    </section>
  );
}

function Strips({ kinds }: { readonly kinds: readonly KindCoverage[] }) {
  const { t } = useTranslation("data");
  const spoken = ({ parts }: KindCoverage) =>
    PARTS.filter((part) => parts[part] > 0)
      .map((part) => t("coverage.spoken", { count: parts[part], part: t(`coverage.part.${part}`) }))
      .join(", ");
  return (
    <>
      {kinds.map((one) => (
        <div key={one.kind} className="data-strip-line">
          <span>{t(`coverage.kind.${one.kind}`)}</span>
          <span className="quiet">{formatNumber(one.total)}</span>
          <span
            role="img"
            className="data-strip"
            aria-label={t("coverage.strip", {
              kind: t(`coverage.kind.${one.kind}`),
              parts: spoken(one),
            })}
          >
            {PARTS.filter((part) => one.parts[part] > 0).map((part) => (
              <span
                key={part}
                className={`data-part part-${part}`}
                style={{ flexGrow: one.parts[part] }}
                title={t("coverage.spoken", {
                  count: one.parts[part],
                  part: t(`coverage.part.${part}`),
                })}
              />
            ))}
          </span>
        </div>
      ))}
      <ul className="data-legend">
        {PARTS.map((part) => (
          <li key={part}>
            <PartFilter part={part} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A key of the strips; choosing it lists the shares that it stands for. */
function PartFilter({ part }: { readonly part: Part }) {
  const { t } = useTranslation("data");
  const { state, set } = useViewState();
  const statuses = STATUSES[part];
  const isOn = statuses.every((status) => state.status.includes(status));
  const others = state.status.filter((status) => !statuses.includes(status));
  return (
    <button
      type="button"
      className="text-button"
      aria-pressed={isOn}
      onClick={() => set({ status: isOn ? others : [...others, ...statuses], row: null })}
    >
      <span className={`data-key part-${part}`} aria-hidden />
      {t(`coverage.part.${part}`)}
    </button>
  );
}

function CoverageTable({ kinds }: { readonly kinds: readonly KindCoverage[] }) {
  const { t } = useTranslation("data");
  return (
    <table className="data-coverage-table">
      <thead>
        <tr>
          <td />
          {kinds.map(({ kind }) => (
            <th key={kind} scope="col">
              {t(`coverage.kind.${kind}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {PARTS.map((part) => (
          <tr key={part}>
            <th scope="row">{t(`coverage.part.${part}`)}</th>
            {kinds.map(({ kind, parts }) => (
              <td key={kind}>{formatNumber(parts[part])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
