import "./chart.css";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSize } from "../../../../graph/use-size.ts";
import type { Scenario, ShownScenario } from "../../shown-scenario.ts";
import type { Day } from "../use-day.ts";
import { ChartHead } from "./chart-head.tsx";
import { chartScales, type Margins } from "./chart-scales.ts";
import { ChartTable } from "./chart-table.tsx";
import type { CourseLine } from "./course-lines.ts";
import { cutWindows } from "./cut-windows.ts";
import { DayHandle } from "./day-handle.tsx";
import { TimeChart } from "./time-chart.tsx";

interface Props {
  readonly lines: readonly CourseLine[];
  readonly shown: readonly ShownScenario[];
  /** The scenario whose cut is marked. */
  readonly scenario: Scenario;
  readonly day: Day;
  /** The finding and its clause, for saved pictures. */
  readonly finding: string;
  readonly clause: string;
  readonly sector: string | null;
}

const HEIGHT = 222;
const WIDE: Margins = { top: 24, right: 132, bottom: 24, left: 50 };
/** On a narrow page the labels stand below each other over the plot's end. */
const NARROW: Margins = { top: 24, right: 92, bottom: 24, left: 46 };
const NARROW_WIDTH = 480;

/** The time chart with its controls: chart or table, drawn anew only where something changes. */
export function ChartPane(props: Props) {
  const { lines, scenario, day } = props;
  const { t } = useTranslation("watch");
  const [isTable, setTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(box);
  const width = size?.width ?? 0;
  const margins = width < NARROW_WIDTH ? NARROW : WIDE;
  const { lastDay } = day;
  const scales = useMemo(
    () => chartScales(lines, lastDay, { width, height: HEIGHT }, margins),
    [lines, lastDay, width, margins],
  );
  const windows = useMemo(() => cutWindows(scenario), [scenario]);
  return (
    <section className="watch-chart" aria-label={t("chart.label")}>
      <ChartHead {...props} isTable={isTable} onTable={() => setTable(!isTable)} svg={svg} />
      {isTable ? (
        <ChartTable lines={lines} day={day} />
      ) : (
        <div className="chart-box" ref={box} style={{ height: HEIGHT }}>
          {width > 0 && (
            <>
              <TimeChart
                {...{ lines, windows, scales, margins, width, lastDay, svg }}
                height={HEIGHT}
                day={day.day}
              />
              <DayHandle {...{ lines, scales, margins, day }} height={HEIGHT} />
            </>
          )}
        </div>
      )}
    </section>
  );
}
