import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { wrapLabel } from "../../../../graph/label-text.ts";
import { browserMeasure } from "../../../../graph/measure-text.ts";
import { formatShare } from "../../../../parts/format.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import { isNothing, NEXT_TO_NOTHING } from "../finding.ts";
import { LINE_LOOK, letterText, TEXT_COLOR } from "../letters.ts";
import type { TimeChartProps } from "./chart-props.ts";
import type { CourseLine } from "./course-lines.ts";
import { placeEndLabels } from "./place-end-labels.ts";

const LINE = 15;
/** Sample of a line before its words. */
const SAMPLE = 18;
const GAP = 10;

/** What each line is and how low it goes, at its end: no legend is needed. */
export function EndLabels({ lines, scales, margins, width, height }: TimeChartProps) {
  const language = useLanguage();
  const lowText = useLowText();
  const measure = useMemo(browserMeasure, []);
  const left = width - margins.right + GAP;
  const room = margins.right - GAP - 4;
  const labels = lines.map((line) => {
    const name = wrapLabel(line.name, {
      ...{ language, maxChars: 18, maxWidth: room, maxLines: lines.length > 2 ? 2 : 3 },
      ...{ bold: false, measure },
    });
    const names = line.name === "" ? [] : name;
    return { ...line, names, height: (1 + names.length) * LINE + 6 };
  });
  const middles = placeEndLabels(
    labels.map(({ letter, low, height: tall }) => ({ id: letter, y: scales.y(low), height: tall })),
    { top: margins.top - 8, bottom: height - 4 },
  );
  return labels.map((label) => {
    const top = (middles.get(label.letter) ?? 0) - label.height / 2;
    const { color, dash, width: stroke } = LINE_LOOK[label.letter];
    return (
      <g key={label.letter} className="end-label" data-letter={label.letter}>
        <path
          d={`M${left} ${top + 9}H${left + SAMPLE - 4}`}
          stroke={color}
          strokeWidth={stroke}
          strokeDasharray={dash === "none" ? dash : "5 3"}
        />
        <text
          className="end-label-low"
          x={left + SAMPLE}
          y={top + 13}
          fill={TEXT_COLOR[label.letter]}
        >
          {lowText(label)}
        </text>
        {label.names.map((text, place) => (
          <text key={text} className="end-label-name" x={left} y={top + 13 + (place + 1) * LINE}>
            {text}
          </text>
        ))}
      </g>
    );
  });
}

/** What a line comes to in words: `A low 65 %`. */
function useLowText(): (line: Pick<CourseLine, "letter" | "low">) => string {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  return ({ letter, low }) =>
    1 - low < NEXT_TO_NOTHING
      ? t(isNothing(1 - low) ? "chart.flat" : "chart.nearlyFlat", { letter: letterText(letter) })
      : t("chart.low", { letter: letterText(letter), share: formatShare(low, language) });
}
