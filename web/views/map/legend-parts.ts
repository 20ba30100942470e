import type { TFunction } from "i18next";
import type { LegendPart } from "../../parts/save-picture/legend-part.ts";
import { LOSS_LIMITS, WORST_GOVERNANCE } from "./classes.ts";
import type { MapData } from "./use-map.ts";
import { rampOf } from "./use-words.ts";

/** A thing that the legend explains: a swatch of a class of the map, a circle or a line. */
export interface MapLegendPart {
  readonly key: string;
  readonly text: string;
  readonly sign: "ramp" | "none" | "absent" | "hatch" | "home" | "circle" | "flow";
}

const STEPS = [0, 1, 2, 3, 4];

/** Where each step of the ramp starts, as it stands in the legend: percent, or governance. */
export function stepStarts(measure: MapData["measure"]): readonly string[] {
  if (measure === "loss")
    return LOSS_LIMITS.map((limit) => String(Number((limit * 100).toFixed(1))));
  const width = measure === "governance" ? WORST_GOVERNANCE / STEPS.length : 100 / STEPS.length;
  return STEPS.map((step) => String(step * width));
}

/** What is to be explained of the map as it stands. */
export function legendOf(
  data: MapData,
  hasCircles: boolean,
  t: TFunction<["map", "words"]>,
): readonly MapLegendPart[] {
  const { measure, rows, flows, home } = data;
  const part = (sign: MapLegendPart["sign"], text: string) => ({ key: sign, sign, text });
  const hasNone = rows.some(({ step, figure }) => step === null && figure !== null);
  const hasWithheld = rows.some(({ figure, isHome }) => figure === null && !isHome);
  const isGovernance = measure === "governance";
  return [
    part("ramp", t(`legend.${measure}`)),
    ...(hasNone && !isGovernance ? [part("none", t(`legend.${measure}None`))] : []),
    ...(isGovernance ? [] : [part("absent", t(`legend.absent.${measure}`))]),
    ...(isGovernance ? [part("hatch", t("legend.noFigure"))] : []),
    ...(hasWithheld && !isGovernance ? [part("hatch", t("legend.withheld"))] : []),
    ...(home.size > 0 && !isGovernance ? [part("home", t("legend.home"))] : []),
    ...(hasCircles ? [part("circle", t("legend.circle"))] : []),
    ...(flows.length > 0 && measure === "share" ? [part("flow", t("legend.flow"))] : []),
  ];
}

/** The same for a saved picture. */
export function pictureLegend(parts: readonly MapLegendPart[], data: MapData): LegendPart[] {
  const ramp = rampOf(data.measure);
  const signs: Readonly<Record<MapLegendPart["sign"], Omit<LegendPart, "text">>> = {
    ramp: { ramp: STEPS.map((step) => `${ramp}${step}`) },
    none: { ramp: ["sunken"] },
    absent: { ramp: ["surface"] },
    hatch: { ramp: ["line2", "sunken", "line2"] },
    home: { ramp: ["ink3"] },
    circle: { radii: [5] },
    flow: { line: { token: "ink2", width: 4 } },
  };
  return parts.map(({ sign, text }) => {
    const starts = sign === "ramp" ? ` (${stepStarts(data.measure).join(", ")})` : "";
    return { ...signs[sign], text: text + starts };
  });
}
