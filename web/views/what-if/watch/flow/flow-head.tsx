import { useTranslation } from "react-i18next";
import { useViewState } from "../../../../app/view-state.ts";
import type { Letter, ShownScenario } from "../../shown-scenario.ts";
import { letterText } from "../letters.ts";
import type { Day } from "../use-day.ts";
import { savedColor } from "./flow-colors.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly show: Letter | "diff";
  readonly day: Day;
  readonly isTable: boolean;
  readonly onTable: () => void;
}

const STEPS = [0, 1, 2, 3, 4];

/** What the flow shows, its ramp in words, and which scenario it is. */
export function FlowHead({ shown, show, day, isTable, onTable }: Props) {
  const { t } = useTranslation("watch");
  const { set } = useViewState();
  const letters = shown.map(({ letter }) => letter);
  const hasDiff = letters.includes("a") && letters.includes("b");
  const options = [...letters, ...(hasDiff ? (["diff"] as const) : [])];
  return (
    <div className="flow-head">
      <h2>
        {day.isChosen
          ? t("flow.atDay", { day: day.day })
          : t(show === "diff" ? "flow.atWidest" : "flow.atWorst")}
      </h2>
      {!isTable && (
        <p className="flow-legend" title={t("flow.size")}>
          {show === "diff" && (
            <>
              <Ramp colors={STEPS.map(savedColor)} />
              {t("flow.legendDiff")}
            </>
          )}
          <Ramp colors={STEPS.map((step) => `var(--l${step})`)} />
          {t(show === "diff" ? "flow.legendMore" : "flow.legend")}
        </p>
      )}
      <div className="flow-tools">
        <button type="button" className="button small" onClick={onTable}>
          {t(isTable ? "chart.graph" : "chart.table")}
        </button>
        {options.length > 1 && (
          <fieldset className="segments small" aria-label={t("flow.shown")}>
            {options.map((option) => (
              <button
                key={option}
                type="button"
                aria-pressed={option === show}
                onClick={() => set({ show: option })}
              >
                {option === "diff" ? t("flow.diff") : letterText(option)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
    </div>
  );
}

function Ramp({ colors }: { readonly colors: readonly string[] }) {
  return (
    <span className="flow-ramp" aria-hidden>
      {colors.map((color) => (
        <i key={color} style={{ background: color }} />
      ))}
    </span>
  );
}
