import { scaleLinear } from "d3-scale";
import { useTranslation } from "react-i18next";
import type { Letter } from "../../shown-scenario.ts";
import { LINE_LOOK, letterText } from "../letters.ts";
import type { ShortRow } from "./short-rows.ts";

const WIDTH = 150;
const PAD = 4;
const LANE = 11;
const LEAST_BAR = 2;

function scaleOf(horizonDays: number) {
  return scaleLinear()
    .domain([0, Math.max(1, horizonDays)])
    .range([PAD, WIDTH - PAD - 6]);
}

/** Height of the bars of so many scenarios. */
function heightOf(count: number): number {
  return Math.max(1, count) * LANE;
}

/** First day, middle and end of the horizon over the bars. */
export function ShortAxis({ horizonDays }: { readonly horizonDays: number }) {
  const { t } = useTranslation("watch");
  const x = scaleOf(horizonDays);
  return (
    <span className="short-course">
      <span className="short-days" />
      <svg aria-hidden className="short-axis" width={WIDTH} height={16}>
        <text x={x(0) - PAD} y={12}>
          {t("chart.day0", { day: 0 })}
        </text>
        <text x={x(horizonDays / 2)} y={12} textAnchor="middle">
          {Math.round(horizonDays / 2)}
        </text>
        <text x={WIDTH} y={12} textAnchor="end">
          {horizonDays}
        </text>
      </svg>
    </span>
  );
}

/** A bar a scenario, from the first day short to the day all is whole; an arrow where it never is. */
export function ShortBars(props: {
  readonly row: ShortRow;
  readonly letters: readonly Letter[];
  readonly horizonDays: number;
}) {
  const { row, letters, horizonDays } = props;
  const { t } = useTranslation("watch");
  const x = scaleOf(horizonDays);
  const end = x(horizonDays);
  return (
    <svg aria-hidden className="short-bars" width={WIDTH} height={heightOf(letters.length)}>
      {letters.map((letter, lane) => {
        const middle = (lane + 0.5) * LANE;
        const span = row.spans.find((one) => one.letter === letter);
        if (!span) {
          return (
            <text key={letter} x={PAD} y={middle + 3.6} fill={LINE_LOOK[letter].color}>
              {t("short.neverOf", { letter: letterText(letter) })}
            </text>
          );
        }
        const from = x(Math.min(span.from, horizonDays));
        const to = Math.max(from + LEAST_BAR, span.to === null ? end : x(span.to));
        return (
          <g key={letter} fill={LINE_LOOK[letter].color} data-letter={letter}>
            <rect x={from} y={middle - 3.5} width={to - from} height={7} rx={1.5} />
            {span.to === null && <path d={`M${to} ${middle - 5}l6 5l-6 5Z`} />}
          </g>
        );
      })}
    </svg>
  );
}
