import "./short.css";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../../app/view-state.ts";
import { formatDays, formatShare } from "../../../../parts/format.ts";
import type { Names } from "../../../../parts/names.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import type { Letter, ShownScenario } from "../../shown-scenario.ts";
import { letterText, TEXT_COLOR } from "../letters.ts";
import { ShortAxis, ShortBars } from "./short-bars.tsx";
import { type ShortRow, type ShortSpan, shortRows } from "./short-rows.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly horizonDays: number;
  readonly sector: string | null;
  readonly names: Names;
}

/** What runs short and when: a row a sector, first short first; a click shows its line. */
export function ShortList({ shown, horizonDays, sector, names }: Props) {
  const { t } = useTranslation("watch");
  const { state, set } = useViewState();
  const rows = shortRows(shown);
  const letters = shown.filter(({ answer }) => answer).map(({ letter }) => letter);
  return (
    <section className="short" aria-labelledby="short-title">
      <h2 id="short-title">{t("short.title")}</h2>
      <p className="watch-clause">{t("short.how")}</p>
      {state.for !== null && sector !== null && (
        <button type="button" className="button small" onClick={() => set({ for: null })}>
          {t("short.chosen")}
        </button>
      )}
      <table className="short-table">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("short.sector")}</th>
            <th scope="col">{t("short.title")}</th>
          </tr>
        </thead>
        <tbody>
          <tr aria-hidden>
            <td />
            <td>
              <ShortAxis horizonDays={horizonDays} />
            </td>
          </tr>
          {rows.map((row) => (
            <tr key={row.id} data-sector={row.id} data-chosen={row.id === sector}>
              <th scope="row">
                <button
                  type="button"
                  className="text-button"
                  aria-pressed={row.id === sector}
                  title={t("short.choose", { sector: names.product(row.id) })}
                  onClick={() => set({ for: row.id === sector ? null : row.id })}
                >
                  {names.product(row.id)}
                </button>
              </th>
              <td>
                <Course {...{ row, letters, horizonDays }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Course(props: {
  readonly row: ShortRow;
  readonly letters: readonly Letter[];
  readonly horizonDays: number;
}) {
  const { row, letters, horizonDays } = props;
  const { t } = useTranslation("watch");
  const spoken = useSpoken();
  if (row.spans.length === 0) return <span className="quiet never">{t("short.never")}</span>;
  return (
    <>
      <span className="sr-only">
        {letters
          .map((letter) => {
            const span = row.spans.find((one) => one.letter === letter);
            return span ? spoken(span) : t("short.neverOf", { letter: letterText(letter) });
          })
          .join("; ")}
      </span>
      <span className="short-course" aria-hidden>
        <span className="short-days">
          {letters.map((letter) => {
            const span = row.spans.find((one) => one.letter === letter);
            return (
              <b key={letter} style={{ color: TEXT_COLOR[letter] }}>
                {span?.from ?? ""}
              </b>
            );
          })}
        </span>
        <ShortBars row={row} letters={letters} horizonDays={horizonDays} />
      </span>
    </>
  );
}

function useSpoken(): (span: ShortSpan) => string {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  return ({ letter, from, to, end, low }) => {
    const values = { letter: letterText(letter), from, low: formatShare(low, language) };
    return to === null
      ? t("short.spokenOpen", { ...values, days: formatDays(end, language) })
      : t("short.spoken", { ...values, to });
  };
}
