import { useTranslation } from "react-i18next";
import { useViewState } from "../../../../app/view-state.ts";
import { useDrawnRuns } from "./use-drawn.ts";
import { useDuration } from "./use-duration.ts";

const CHOICES = [null, 100, 200, 1000] as const;

/** How often the uncertain figures are drawn, and how far that is. */
export function RunsControl() {
  const { t } = useTranslation("watch");
  const { state, set } = useViewState();
  const { progress, error, stop, retry } = useDrawnRuns();
  const duration = useDuration();
  const isOther = state.runs !== null && !CHOICES.some((runs) => runs === state.runs);
  return (
    <div className="runs-control">
      <label className="runs-label" title={t("chart.runsIs")}>
        {t("chart.runs")}
        <select
          className="runs-select"
          aria-label={t("chart.runs")}
          value={state.runs ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            set({ runs: value === "" ? null : Number(value) });
          }}
        >
          {CHOICES.map((runs) => (
            <option key={runs} value={runs ?? ""}>
              {runs ?? t("chart.runsOff")}
            </option>
          ))}
          {isOther && <option value={state.runs ?? ""}>{state.runs}</option>}
        </select>
      </label>
      {progress && (
        <>
          <span className="runs-progress" role="status">
            {progress.isWaiting
              ? t("chart.waiting")
              : t("chart.progress", { done: progress.done, total: progress.total })}
            {progress.secondsLeft !== null &&
              `, ${t("chart.left", { time: duration(progress.secondsLeft) })}`}
          </span>
          <button type="button" className="button small" onClick={stop}>
            {t("chart.stop")}
          </button>
        </>
      )}
      {error && !progress && (
        <button type="button" className="button small" onClick={retry}>
          {t("chart.runsFailed")}
        </button>
      )}
    </div>
  );
}
