import { scaleLinear } from "d3-scale";
import { useTranslation } from "react-i18next";
import type { Letter } from "../../shown-scenario.ts";
import { LINE_LOOK, letterText } from "../letters.ts";
import type { ShortRow } from "./short-rows.ts";

const WIDTH = 124;
const PAD = 4;
const LANE = 10;
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
  return (
    <svg aria-hidden className="short-bars" width={WIDTH} height={heightOf(letters.length)}>
      {letters.map((letter, lane) => {
        const middle = (lane + 0.5) * LANE;
        const span = row.spans.find((one) => one.letter === letter);
        if (!span) {
          // Of three or four, those that are never short share one line of words.
          if (letters.length > 2 && letter !== row.never[0]) return null;
          const never = letters.length > 2 ? row.never : [letter];
          return (
            <text
              key={letter}
              x={PAD}
              y={middle + 3.6}
              fill={never.length > 1 ? "var(--ink3)" : LINE_LOOK[letter].color}
            >
              {t("short.neverOf", { letter: never.map(letterText).join(", ") })}
            </text>
          );
        }
        const from = x(Math.min(span.from, horizonDays));
        const to = Math.max(from + LEAST_BAR, x(span.to ?? Math.min(span.end, horizonDays)));
        return (
          <g key={letter} fill={LINE_LOOK[letter].color} data-letter={letter}>
            <rect x={from} y={middle - 3} width={to - from} height={6} rx={1.5} />
            {span.to === null && <path d={`M${to} ${middle - 4.5}l6 4.5l-6 4.5Z`} />}
          </g>
        );
      })}
    </svg>
  );
}
