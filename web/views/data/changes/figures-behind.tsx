import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import type { DiffResponse } from "../../../../src/api/contract/operations.ts";
import { figureAddress } from "../../../parts/figure-address.ts";
import { formatShare, UNKNOWN } from "../../../parts/format.ts";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import { useFigures } from "../queries.ts";
import { type ChangedFigure, type Comparison, changedFigures } from "./comparison.ts";

const SHOWN = 12;

interface Props {
  readonly product: string;
  readonly result: DiffResponse;
  readonly comparison: Comparison | null;
}

/** The figures of a product that are not what they were, before beside after. */
export function FiguresBehind({ product, result, comparison }: Props) {
  const { t } = useTranslation("data");
  const { search } = useLocation();
  const until = comparison?.kind === "year" ? comparison.year : null;
  const asked = new URLSearchParams({ product, limit: "500", until: String(until) });
  const older = useFigures(asked.toString(), until !== null);
  const items = older.isPlaceholderData ? [] : (older.data?.items ?? []);
  const figures = changedFigures(result, product, items);
  return (
    <div className="figure-detail">
      <h3>{t("changes.why")}</h3>
      {figures.length === 0 && <p>{t("changes.noneBehind")}</p>}
      <ul className="changed-figures">
        {figures.slice(0, SHOWN).map((figure) => (
          <ChangedLine key={figure.key} figure={figure} />
        ))}
      </ul>
      <p>
        <Link to={figureAddress({ target: product }, search)}>{t("detail.published")}</Link>
      </p>
    </div>
  );
}

function ChangedLine({ figure }: { readonly figure: ChangedFigure }) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const names = useNames();
  const called = (id: string) => {
    if (names?.products.has(id)) return names.product(id);
    return names?.firms.has(id) ? names.firm(id) : (names?.country(id) ?? id);
  };
  const text = (cell: ChangedFigure["before"], year: number | null) => {
    if (typeof cell !== "number") return cell === null ? UNKNOWN : String(cell);
    return [formatShare(cell, language), year].filter((part) => part !== null).join(", ");
  };
  return (
    <li>
      <span className="quiet">{t(`table.${figure.table}`)}</span>
      <span>{figure.names.map(called).join(" · ")}</span>
      <span>{text(figure.before, figure.yearBefore)}</span>
      <span aria-hidden>→</span>
      <b>{text(figure.after, figure.yearAfter)}</b>
    </li>
  );
}
