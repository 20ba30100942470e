import type { Ref } from "react";
import type { ChartScales, Margins } from "./chart-scales.ts";
import type { CourseLine } from "./course-lines.ts";
import type { CutWindow } from "./cut-windows.ts";

/** What the time chart is drawn from. */
export interface TimeChartProps {
  readonly lines: readonly CourseLine[];
  readonly windows: readonly CutWindow[];
  readonly scales: ChartScales;
  readonly margins: Margins;
  readonly width: number;
  readonly height: number;
  readonly lastDay: number;
  readonly day: number;
  readonly svg: Ref<SVGSVGElement>;
}
