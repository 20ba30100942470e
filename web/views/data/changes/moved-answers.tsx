import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DiffResponse } from "../../../../src/api/contract/operations.ts";
import { formatNumber } from "../../../parts/format.ts";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import { answerText, type Comparison, type Move, moveText } from "./comparison.ts";
import { FiguresBehind } from "./figures-behind.tsx";
import { TableCounts } from "./table-counts.tsx";

const AT_FIRST = 100;
const COLUMNS = ["of", "figure", "before", "after", "move"] as const;

interface Props {
  readonly result: DiffResponse;
  readonly comparison: Comparison | null;
}

/** Answers that moved, the largest move first; each opens to the figures that changed behind it. */
export function MovedAnswers({ result, comparison }: Props) {
  const { t } = useTranslation("data");
  const [opened, setOpened] = useState<string | null>(null);
  const [isAll, setAll] = useState(false);
  const moves = isAll ? result.scores : result.scores.slice(0, AT_FIRST);
  const keyOf = ({ id, figure }: Move) => `${id} ${figure}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys
    <section className="data-scroll" tabIndex={0} aria-label={t("table.changes")}>
      {result.scores.length > 0 && (
        <table className="figures moved-answers">
          <caption>{t("changes.moved")}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={`col-${column}`}>
                  {t(`changes.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <MovedRow
                key={keyOf(move)}
                {...{ move, result, comparison }}
                isOpen={opened === keyOf(move)}
                onToggle={() => setOpened(opened === keyOf(move) ? null : keyOf(move))}
              />
            ))}
          </tbody>
        </table>
      )}
      {result.total > moves.length && (
        <p className="changes-more">
          {t("changes.shown", {
            count: formatNumber(moves.length),
            total: formatNumber(result.total),
          })}{" "}
          {!isAll && (
            <button type="button" className="text-button text-link" onClick={() => setAll(true)}>
              {t("disagree.all", { count: result.scores.length })}
            </button>
          )}
        </p>
      )}
      <TableCounts result={result} />
    </section>
  );
}

interface RowProps extends Props {
  readonly move: Move;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function MovedRow({ move, result, comparison, isOpen, onToggle }: RowProps) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const names = useNames();
  const { id, figure, before, after, within } = move;
  const isProduct = !id.startsWith("@");
  const name = names?.target(id) ?? id;
  const points = (text: string) => t("changes.points", { points: text });
  return (
    <>
      <tr className={isOpen ? "figure-row is-open" : "figure-row"}>
        <th scope="row" className="col-of">
          {isProduct ? (
            <span className="name-cell">
              <button
                type="button"
                className="text-button"
                aria-expanded={isOpen}
                onClick={onToggle}
              >
                {name}
              </button>
            </span>
          ) : (
            name
          )}
        </th>
        <td className="col-figure">{t(`changes.answer.${figure}`)}</td>
        <td className="col-before">{answerText(move, before, language)}</td>
        <td className="col-after">{answerText(move, after, language)}</td>
        <td className="col-move">
          {moveText(move, points)}
          {within && <small className="quiet">{t("changes.within")}</small>}
        </td>
      </tr>
      {isOpen && (
        <tr className="figure-opened">
          <td colSpan={COLUMNS.length}>
            <FiguresBehind product={id} result={result} comparison={comparison} />
          </td>
        </tr>
      )}
    </>
  );
}
