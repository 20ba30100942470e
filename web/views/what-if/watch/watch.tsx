import "../../../parts/parts.css";
import "./watch.css";
import { useMemo } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { Failure } from "../../../parts/failure.tsx";
import { Matters } from "../../../parts/matters.tsx";
import { MethodDialog } from "../../../parts/method/method-dialog.tsx";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import type { ShownScenario } from "../shown-scenario.ts";
import { ChartPane } from "./chart/chart-pane.tsx";
import { courseLines } from "./chart/course-lines.ts";
import { worstOf } from "./finding.ts";
import { findingSentences } from "./finding-text.ts";
import { FlowPane } from "./flow/flow-pane.tsx";
import { worstDay } from "./flow/hits.ts";
import { DrawnRuns, useDrawn } from "./runs/use-drawn.ts";
import { EmptyStocks } from "./short/empty-stocks.tsx";
import { ShortList } from "./short/short-list.tsx";
import { TotalsTable } from "./short/totals-table.tsx";
import { simulationFacts, unknownProducts, useClause } from "./use-clause.ts";
import { useDay } from "./use-day.ts";
import { useDayKeys } from "./use-day-keys.ts";
import { WatchWaiting } from "./watch-waiting.tsx";
import { WorstButton } from "./worst/worst-button.tsx";

interface Props {
  readonly shown: readonly ShownScenario[];
}

/** What becomes of the scenarios: the finding, time, what is hit, what runs short and when. */
export function Watch({ shown: asked }: Props) {
  const drawn = useDrawn(asked);
  const { shown } = drawn;
  if (!shown.some(({ answer }) => answer)) return <WatchWaiting shown={shown} />;
  return (
    <DrawnRuns value={drawn}>
      <Answered shown={shown} />
    </DrawnRuns>
  );
}

/** The sector whose line is asked for, if the answers know it. */
function useSector(shown: readonly ShownScenario[]): string | null {
  const { state } = useViewState();
  const isKnown = shown.some(({ answer }) => state.for !== null && answer?.sectors[state.for]);
  return isKnown ? state.for : null;
}

function Answered({ shown }: Props) {
  const { t } = useTranslation(["watch", "words"]);
  const language = useLanguage();
  const names = useNames();
  const { state } = useViewState();
  const sector = useSector(shown);
  const lines = useMemo(() => courseLines(shown, sector), [shown, sector]);
  const first = shown.find(({ answer }) => answer);
  const lastDay = Math.max(0, ...shown.map(({ answer }) => answer?.days.at(-1) ?? 0));
  const horizonDays = Math.max(0, ...shown.map(({ scenario }) => scenario.horizonDays));
  const worst = useMemo(
    () => (first?.answer ? worstDay(first.answer, sector) : 0),
    [first?.answer, sector],
  );
  const day = useDay(worst, lastDay);
  useDayKeys(day);
  const unknown = unknownProducts(shown);
  const clause = useClause(shown, sector, names);
  if (!names || !first?.answer) return null;
  const letters = shown.map(({ letter }) => letter);
  const hasDiff = letters.includes("a") && letters.includes("b");
  const wanted = state.show;
  const isOpen = wanted === "diff" ? hasDiff : letters.includes(wanted);
  const show = isOpen ? wanted : first.letter;
  const marked = shown.find(({ letter }) => letter === show) ?? first;
  const sentences = findingSentences(worstOf(shown, sector), {
    ...{ t, language, sector },
    nameOf: names.product,
  });
  const gap = language === "ja" ? "" : " ";
  const plain = sentences
    .map(({ key, values }) => t(`finding.${key}`, values).replaceAll(/<\/?1>/g, ""))
    .join(gap);
  return (
    <div className="watch">
      <div className="watch-top">
        <div className="finding" role="status">
          <h1>
            {sentences.map(({ key, values }) => (
              <span key={values["letter"]}>
                <Trans
                  t={t}
                  i18nKey={`finding.${key}`}
                  values={values}
                  components={{ 1: sector === null ? <Matters /> : <span /> }}
                />
                {gap}
              </span>
            ))}
          </h1>
        </div>
        <States shown={shown} />
        <ChartPane
          {...{ lines, shown, day, clause, sector }}
          scenario={marked.scenario}
          finding={plain}
        />
      </div>
      <aside className="watch-side">
        <ShortList {...{ shown, horizonDays, sector, names }} />
        <div className="watch-side-rest">
          <TotalsTable {...{ shown, show, horizonDays, sector, names }} />
          <WorstButton shown={shown} sector={sector} />
          <EmptyStocks shown={shown} names={names} />
          <div className="watch-foot">
            {unknown > 0 && (
              <p className="watch-clause">{t("clause.unknownMakers", { count: unknown })}</p>
            )}
            <MethodDialog
              kind="simulation"
              certificate={first.answer.certificate}
              facts={simulationFacts(first.answer)}
            />
          </div>
        </div>
      </aside>
      <FlowPane {...{ shown, show, day, names }} />
    </div>
  );
}

/** What is not as the picture says: changed since, or failed. */
function States({ shown }: Props) {
  const { t } = useTranslation("watch");
  const stale = shown.filter(({ state }) => state === "stale");
  const letters = stale.map(({ letter }) => letter.toUpperCase()).join(", ");
  return (
    <>
      {stale.length > 0 && (
        <p className="watch-stale" role="status">
          {t("staleNote", { letters })}
        </p>
      )}
      {shown.map(
        ({ letter, state, error }) =>
          state === "failed" &&
          error && (
            <Failure
              key={letter}
              title={t("failed", { letter: letter.toUpperCase() })}
              error={error}
              unchanged={t("failedKept", { letter: letter.toUpperCase() })}
            />
          ),
      )}
    </>
  );
}
