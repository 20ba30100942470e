import "../../../parts/parts.css";
import "./watch.css";
import { useMemo } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { MethodDialog } from "../../../parts/method/method-dialog.tsx";
import type { Names } from "../../../parts/names.ts";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import type { ShownScenario } from "../shown-scenario.ts";
import { ChartPane } from "./chart/chart-pane.tsx";
import { courseLines } from "./chart/course-lines.ts";
import { worstOf } from "./finding.ts";
import { findingSentences } from "./finding-text.ts";
import { FlowPane } from "./flow/flow-pane.tsx";
import { DrawnRuns, useDrawn } from "./runs/use-drawn.ts";
import { EmptyStocks } from "./short/empty-stocks.tsx";
import { ShortList } from "./short/short-list.tsx";
import { TotalsTable } from "./short/totals-table.tsx";
import { simulationFacts, unknownProducts, useClause } from "./use-clause.ts";
import { useDay } from "./use-day.ts";
import { useDayKeys } from "./use-day-keys.ts";
import { useWatched, type Watched } from "./use-watched.ts";
import { Finding, StaleNote } from "./watch-finding.tsx";
import { WorstButton } from "./worst/worst-button.tsx";

interface Props {
  readonly shown: readonly ShownScenario[];
}

interface WatchProps extends Props {
  /** Where the finding stands on a page on which the chart lies far down; null: over the chart. */
  readonly top: HTMLElement | null;
}

/** What becomes of the scenarios: the finding, time, what is hit, what runs short and when. */
export function Watch({ shown: asked, top }: WatchProps) {
  const drawn = useDrawn(asked);
  const { shown } = drawn;
  const names = useNames();
  const watched = useWatched(shown);
  if (!names || !watched) return null;
  return (
    <DrawnRuns value={drawn}>
      <Answered {...{ shown, names, watched, top }} />
    </DrawnRuns>
  );
}

interface AnsweredProps extends Props {
  readonly names: Names;
  readonly watched: Watched;
}

function Answered({ shown, names, watched, top }: AnsweredProps & WatchProps) {
  const { t } = useTranslation(["watch", "words"]);
  const language = useLanguage();
  const { show, marked, sector, lastDay } = watched;
  const lines = useMemo(() => courseLines(shown, sector), [shown, sector]);
  const day = useDay(watched.worst, lastDay);
  useDayKeys(day);
  const clause = useClause(shown, sector, names);
  const sentences = findingSentences(worstOf(shown, sector), {
    ...{ t, language, sector },
    nameOf: names.product,
  });
  const gap = language === "ja" ? "" : " ";
  const plain = sentences
    .map(({ key, values }) => t(`finding.${key}`, values).replaceAll(/<\/?1>/g, ""))
    .join(gap);
  const finding = (
    <>
      <Finding {...{ sentences, gap }} isOfAll={sector === null} />
      <StaleNote shown={shown} />
    </>
  );
  return (
    <div className="watch">
      <div className="watch-top">
        {top ? createPortal(finding, top) : finding}
        <ChartPane
          {...{ lines, shown, day, clause, sector }}
          scenario={marked.scenario}
          finding={plain}
        />
      </div>
      <Side {...{ shown, names, watched }} />
      <FlowPane {...{ shown, show, day, names }} />
    </div>
  );
}

/** What runs short and when, what it costs in all, which stocks ran empty, and what that rests on. */
function Side({ shown, names, watched }: AnsweredProps) {
  const { t } = useTranslation("watch");
  const { show, sector, horizonDays, answer } = watched;
  const unknown = unknownProducts(shown);
  return (
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
            certificate={answer.certificate}
            facts={simulationFacts(answer)}
          />
        </div>
      </div>
    </aside>
  );
}
