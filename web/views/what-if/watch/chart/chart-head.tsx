import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useGraphId } from "../../../../app/shown-data-set.ts";
import { drawnSvg } from "../../../../parts/save-picture/drawn-svg.ts";
import { SavePicture } from "../../../../parts/save-picture/save-picture.tsx";
import type { ShownScenario } from "../../shown-scenario.ts";
import { PauseIcon, PlayIcon } from "../play-icons.tsx";
import { RunsControl } from "../runs/runs-control.tsx";
import type { Day } from "../use-day.ts";
import { usePlay } from "../use-play.ts";
import { chartCsv } from "./chart-rows.ts";
import type { CourseLine } from "./course-lines.ts";

interface Props {
  readonly lines: readonly CourseLine[];
  readonly shown: readonly ShownScenario[];
  readonly day: Day;
  readonly finding: string;
  readonly clause: string;
  readonly sector: string | null;
  readonly isTable: boolean;
  readonly onTable: () => void;
  readonly svg: RefObject<SVGSVGElement | null>;
}

/** What is drawn, and the controls of the chart: play, runs, table, save. */
export function ChartHead(props: Props) {
  const { lines, day, finding, clause, isTable, onTable, svg } = props;
  const { t } = useTranslation("watch");
  const { isPlaying, toggle } = usePlay(day);
  const id = useGraphId();
  return (
    <div className="chart-head">
      <p className="watch-clause">{clause}</p>
      <div className="chart-tools">
        <button type="button" className="button small" aria-pressed={isPlaying} onClick={toggle}>
          {isPlaying ? <PauseIcon size={14} /> : <PlayIcon size={14} />}
          {t(isPlaying ? "chart.pause" : "chart.play")}
        </button>
        <RunsControl />
        <button type="button" className="button small" onClick={onTable}>
          {t(isTable ? "chart.graph" : "chart.table")}
        </button>
        {!isTable && (
          <SavePicture
            name={`${id}-what-if`}
            finding={() => finding}
            legend={[{ text: clause }]}
            draw={(_, host) =>
              svg.current ? drawnSvg(svg.current, host) : { width: 0, height: 0, body: "" }
            }
            table={() => chartCsv(lines)}
          />
        )}
      </div>
    </div>
  );
}
