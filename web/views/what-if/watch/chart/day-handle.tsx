import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { formatShare } from "../../../../parts/format.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import { isRunOn, stepAt } from "../days.ts";
import { letterText } from "../letters.ts";
import type { Day } from "../use-day.ts";
import type { ChartScales, Margins } from "./chart-scales.ts";
import type { CourseLine } from "./course-lines.ts";

interface Props {
  readonly lines: readonly CourseLine[];
  readonly scales: ChartScales;
  readonly margins: Margins;
  readonly day: Day;
  readonly height: number;
}

const MONTH = 30;
const TARGET = 24;

/** How far each key moves the day, of the day, the last day and whether Shift is held. */
const KEYS: Readonly<Record<string, (day: number, last: number, step: number) => number>> = {
  ArrowLeft: (day, _, step) => day - step,
  ArrowDown: (day, _, step) => day - step,
  ArrowRight: (day, _, step) => day + step,
  ArrowUp: (day, _, step) => day + step,
  PageDown: (day) => day - MONTH,
  PageUp: (day) => day + MONTH,
  Home: () => 0,
  End: (_, last) => last,
};

/** The day as a slider over the plot: dragged, clicked, or moved by keys. */
export function DayHandle({ lines, scales, margins, day, height }: Props) {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const { x } = scales;
  const [from = 0, to = 0] = x.range();
  const figures = lines
    .map(({ letter, days, output }) =>
      t("chart.figure", {
        letter: letterText(letter),
        share: formatShare(isRunOn(days, day.day) ? output[stepAt(days, day.day)] : null, language),
      }),
    )
    .join(", ");
  const onKeyDown = (event: KeyboardEvent) => {
    const move = KEYS[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    day.look(move(day.day, day.lastDay, event.shiftKey ? MONTH : 1));
  };
  const lookAt = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    day.look(x.invert(event.clientX - left + from));
  };
  return (
    <div
      className="day-ground"
      role="presentation"
      style={{ left: from, width: to - from, top: 0, height: height - margins.bottom }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        lookAt(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) lookAt(event);
      }}
    >
      <div
        className="day-handle"
        role="slider"
        tabIndex={0}
        aria-label={t("chart.handle")}
        aria-valuemin={0}
        aria-valuemax={day.lastDay}
        aria-valuenow={day.day}
        aria-valuetext={t("chart.handleOf", { day: day.day, figures })}
        style={{ left: x(day.day) - from - TARGET / 2, width: TARGET }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
