import { memo } from "react";
import { LINE_HEIGHT, type Marks } from "./marks.ts";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly marks: Marks;
  readonly data: MapData;
  readonly selected: string | null;
}

/** Steps whose colour is strong enough to need the other text colour. */
const STRONG = 3;
const BASELINE = 11;
const PAD = 2;

/** Names and figures of the countries that count most, and circles for the small ones. */
export const LabelLayer = memo(function LabelLayer({ marks, data, selected }: Props) {
  const { rowOf, home, measure } = data;
  const isHome = (code: string) => home.has(code) && measure !== "governance";
  const classOf = (code: string) => {
    const step = rowOf.get(code)?.step ?? null;
    return isHome(code) ? "is-home" : step === null ? "step-none" : `step-${step}`;
  };
  const isStrong = (code: string) => isHome(code) || (rowOf.get(code)?.step ?? 0) >= STRONG;
  return (
    <g className="map-marks">
      {marks.labels.map(
        ({ code, leader }) =>
          leader && (
            <line
              key={code}
              className="map-leader"
              x1={leader.from.x}
              y1={leader.from.y}
              x2={leader.to.x}
              y2={leader.to.y}
            />
          ),
      )}
      {marks.circles.map(({ code, x, y, r }) => (
        <circle
          key={code}
          className={`map-circle ${classOf(code)} ${code === selected ? "is-selected" : ""}`}
          cx={x}
          cy={y}
          r={r}
        />
      ))}
      {marks.labels.map((label) => (
        <Label
          key={label.code}
          label={label}
          side={label.leader ? "beside" : isStrong(label.code) ? "inside is-strong" : "inside"}
        />
      ))}
    </g>
  );
});

interface LabelProps {
  readonly label: Marks["labels"][number];
  readonly side: string;
}

/** Name above figure; beside a country the words stand at the end of their leader. */
function Label({ label, side }: LabelProps) {
  const { code, name, figure, x, y, width, height, leader } = label;
  const end = leader?.to.x ?? x + width / 2;
  const anchor = end <= x + 1 ? "start" : end >= x + width - 1 ? "end" : "middle";
  const at = { start: x + PAD, middle: x + width / 2, end: x + width - PAD }[anchor];
  return (
    <g
      className={`map-label ${side}`}
      data-code={code}
      data-box={`${x},${y},${width},${height}`}
      textAnchor={anchor}
    >
      <text x={at} y={y + BASELINE}>
        {name}
      </text>
      {figure !== "" && (
        <text className="map-figure" x={at} y={y + LINE_HEIGHT + BASELINE}>
          {figure}
        </text>
      )}
    </g>
  );
}
