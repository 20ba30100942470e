import { area, curveLinear, line } from "d3-shape";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../../parts/use-names.ts";
import { dayTicks, isRunOn, stepAt } from "../days.ts";
import { LINE_LOOK } from "../letters.ts";
import type { TimeChartProps } from "./chart-props.ts";
import { axisShare } from "./chart-scales.ts";
import { EndLabels } from "./end-labels.tsx";

/** Output over time: bands, lines, the time of the cut, and the day that is looked at. */
export function TimeChart(props: TimeChartProps) {
  const { lines, scales, width, height, margins, lastDay, day, svg } = props;
  const { t } = useTranslation("watch");
  const { x } = scales;
  const inForce = props.windows.filter(({ from }) => from < lastDay);
  const right = width - margins.right;
  const at = x(Math.min(day, lastDay));
  const flag = t("chart.day", { day });
  const flagWidth = 14 + flag.length * 6.6;
  const flagX = Math.min(Math.max(at - flagWidth / 2, 0), right + 8 - flagWidth / 2);
  return (
    <svg ref={svg} className="time-chart" width={width} height={height} aria-hidden>
      {inForce.map((one) => (
        <rect
          key={`${one.from} ${one.word}`}
          className="cut-window"
          x={x(one.from)}
          y={margins.top}
          width={Math.max(1, x(Math.min(one.to ?? lastDay, lastDay)) - x(one.from))}
          height={height - margins.bottom - margins.top}
        />
      ))}
      <Axes {...props} />
      <Courses {...props} />
      <path className="day-line" d={`M${at} ${margins.top - 4}V${height - margins.bottom}`} />
      {lines
        .filter(({ days }) => isRunOn(days, day))
        .map(({ letter, days, output }) => (
          <circle
            key={letter}
            className="day-dot"
            cx={at}
            cy={scales.y(output[stepAt(days, day)] ?? 1)}
            r={4.5}
            fill={LINE_LOOK[letter].color}
          />
        ))}
      <WindowTexts {...props} windows={inForce.slice(0, NAMED_WINDOWS)} />
      <g data-not-in-picture>
        <rect className="day-flag" x={flagX} y={0} width={flagWidth} height={18} rx={4} />
        <text className="day-flag-text" x={flagX + flagWidth / 2} y={13}>
          {flag}
        </text>
      </g>
      <EndLabels {...props} />
    </svg>
  );
}

/** More than these would hide the lines. */
const NAMED_WINDOWS = 3;

function WindowTexts({ windows, scales, margins, height, width }: TimeChartProps) {
  const { t } = useTranslation("watch");
  const right = width - margins.right;
  return windows.map(({ from, to, word }, place) => {
    const text = t(`window.${word}${to === null ? "Open" : ""}`, { from, to });
    const start = scales.x(from);
    const isEnd = right - start < text.length * 6.4;
    return (
      <text
        key={`${from} ${word}`}
        className={isEnd ? "cut-window-text end" : "cut-window-text"}
        x={isEnd ? right - 6 : start + 6}
        y={height - margins.bottom - 7 - place * 15}
      >
        {text}
      </text>
    );
  });
}

function Axes({ scales, margins, width, height, lastDay }: TimeChartProps) {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const { x, y, yTicks } = scales;
  const right = width - margins.right;
  const bottom = height - margins.bottom;
  return (
    <g className="chart-axes">
      {yTicks.map((share) => (
        <g key={share}>
          <path className="grid-line" d={`M${margins.left} ${y(share)}H${right}`} />
          <text className="axis-share" x={margins.left - 8} y={y(share) + 4}>
            {axisShare(share, yTicks, language)}
          </text>
        </g>
      ))}
      {dayTicks(lastDay, right - margins.left).map((day) => (
        <text key={day} className="axis-day" x={x(day)} y={bottom + 17}>
          {day === 0 ? t("chart.day0", { day }) : day}
        </text>
      ))}
    </g>
  );
}

function Courses({ lines, scales }: TimeChartProps) {
  const drawn = useMemo(() => {
    const { x, y } = scales;
    const curve = line<readonly [number, number]>()
      .x(([day]) => x(day))
      .y(([, share]) => y(share))
      .curve(curveLinear);
    const ribbon = area<readonly [number, number, number]>()
      .x(([day]) => x(day))
      .y0(([, low]) => y(low))
      .y1(([, , high]) => y(high));
    return lines.map(({ letter, days, output, band }) => ({
      letter,
      d: curve(days.map((day, at) => [day, output[at] ?? 1] as const)) ?? "",
      band: band
        ? ribbon(band.days.map((day, at) => [day, band.low[at] ?? 1, band.high[at] ?? 1] as const))
        : null,
    }));
  }, [lines, scales]);
  return (
    <>
      {drawn.map(
        ({ letter, band }) =>
          band && <path key={letter} className="band" d={band} fill={LINE_LOOK[letter].color} />,
      )}
      {drawn.toReversed().map(({ letter, d }) => (
        <path
          key={letter}
          className="course"
          data-letter={letter}
          d={d}
          stroke={LINE_LOOK[letter].color}
          strokeWidth={LINE_LOOK[letter].width}
          strokeDasharray={LINE_LOOK[letter].dash}
        />
      ))}
    </>
  );
}
