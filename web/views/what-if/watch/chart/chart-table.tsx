import { useTranslation } from "react-i18next";
import { formatShare, formatShareRange } from "../../../../parts/format.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import { letterText } from "../letters.ts";
import type { Day } from "../use-day.ts";
import { chartRows } from "./chart-rows.ts";
import type { CourseLine } from "./course-lines.ts";

interface Props {
  readonly lines: readonly CourseLine[];
  readonly day: Day;
}

const MOST_ROWS = 30;

/** The time chart in rows: every so many days, and each scenario's worst. */
export function ChartTable({ lines, day }: Props) {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const heads = lines.flatMap(({ letter, band }) => {
    const name = letterText(letter);
    return band ? [name, t("chart.band", { letter: name })] : [name];
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="chart-table" tabIndex={0} aria-label={t("chart.label")}>
      <table className="watch-table">
        <thead>
          <tr>
            <th scope="col">{t("chart.of")}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chartRows(lines, day.lastDay, MOST_ROWS).map((row) => (
            <tr key={row.day}>
              <th scope="row">{row.day}</th>
              {row.cells.map(({ output, band }, at) => {
                const letter = lines[at]?.letter ?? "a";
                return [
                  <td key={letter}>{formatShare(output, language)}</td>,
                  lines[at]?.band && (
                    <td key={`${letter} band`}>
                      {band && formatShareRange(band[0], band[1], language)}
                    </td>
                  ),
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
