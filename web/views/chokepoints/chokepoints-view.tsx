import "../../parts/parts.css";
import "./chokepoints.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChokepointsResponse } from "../../../src/api/contract/operations.ts";
import { DRAWS, useViewpoint } from "../../app/queries.ts";
import { FIGURE_COLUMNS } from "../../app/sort-columns.ts";
import { useViewState } from "../../app/view-state.ts";
import { DependencySquare } from "../../parts/dependency-square.tsx";
import { Failure } from "../../parts/failure.tsx";
import { formatNumber, formatShare } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { drawsFacts } from "../../parts/method/method-texts.ts";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { FilterLine } from "../explore/filter-line.tsx";
import { NO_FILTERS } from "../explore/filters.ts";
import { SelectionPanel } from "../panel/selection-panel.tsx";
import { FindingLine } from "./finding-line.tsx";
import { KindTabs } from "./kind-tabs.tsx";
import { PhoneOptions } from "./phone-options.tsx";
import type { RankedRow } from "./ranked-rows.ts";
import { RankingPickers } from "./ranking-filters.tsx";
import { RankingPane, useIsPhone } from "./ranking-pane.tsx";
import { RankingSkeleton } from "./ranking-skeleton.tsx";
import type { Ranking } from "./use-ranking.ts";
import { useShownRanking } from "./use-shown-ranking.ts";

/** Chokepoints: what hurts most if it is cut, ranked, with the range and the path of each. */
export function ChokepointsView() {
  const { t } = useTranslation("chokepoints");
  const { state } = useViewState();
  const [page, setPage] = useState<HTMLElement | null>(null);
  const isPhone = useIsPhone();
  const { ranking, rows, out, filtered, error, retry, waiting } = useShownRanking();
  return (
    <div className="chokepoints">
      <div className="chokepoints-main" ref={setPage}>
        <div className="finding-slot">
          {ranking && <FindingLine by={state.by} rows={ranking.rows} sector={state.for} />}
        </div>
        <div className="ranking-bar">
          <KindTabs />
          {isPhone ? (
            <PhoneOptions />
          ) : (
            <div className="ranking-filters">
              <RankingPickers />
            </div>
          )}
        </div>
        {filtered && <FilterLine explore={filtered} out={out} />}
        {error && !ranking && <Failure title={t("failed")} error={error} onRetry={retry} />}
        {!error && !ranking && <RankingSkeleton />}
        {ranking && (
          <>
            <RankingPane
              key={state.by}
              by={state.by}
              sector={state.for}
              rows={rows}
              page={page}
              empty={<NothingMatches hidden={ranking.rows.length} />}
            />
            {waiting && <Waiting what={waiting} />}
            {ranking.drawn?.stability && <FirmOrOpen stability={ranking.drawn.stability} />}
            <LegendLine rows={rows} ranking={ranking} />
          </>
        )}
      </div>
      {state.sel && <SelectionPanel />}
    </div>
  );
}

/** Columns asked for are on their way; the ranking stands meanwhile. */
function Waiting({ what }: { readonly what: "scores" | "order" }) {
  const { t } = useTranslation("chokepoints");
  return (
    <p className="ranking-waiting" role="status">
      {t(`waiting.${what}`, { count: DRAWS })}
    </p>
  );
}

/** Whether the head of the list would stay if the figures were other than they are. */
function FirmOrOpen({
  stability,
}: {
  readonly stability: NonNullable<ChokepointsResponse["stability"]>;
}) {
  const { t } = useTranslation("chokepoints");
  const language = useLanguage();
  const { k, list, least, runs } = stability;
  return (
    <p className="ranking-waiting">
      {t(`firmness.${list}`, { k, share: formatShare(least, language), runs: formatNumber(runs) })}
    </p>
  );
}

/** No row: the filters hide all of them, or there is nothing to rank. */
function NothingMatches({ hidden }: { readonly hidden: number }) {
  const { t } = useTranslation("chokepoints");
  const { set } = useViewState();
  return (
    <div className="ranking-empty">
      <h2>{t("empty.title")}</h2>
      <p>{hidden > 0 ? t("empty.hidden", { count: hidden }) : t("empty.none")}</p>
      {hidden > 0 && (
        <button type="button" className="button button-ink" onClick={() => set(NO_FILTERS)}>
          {t("empty.clear")}
        </button>
      )}
    </div>
  );
}

interface LegendProps {
  readonly rows: readonly RankedRow[];
  readonly ranking: Ranking;
}

/** What the bars and squares say, how many are ranked, and how it was computed. */
function LegendLine({ rows, ranking }: LegendProps) {
  const { t } = useTranslation(["chokepoints", "words"]);
  const names = useNames();
  const on = useViewpoint()?.on ?? "foreign";
  const country = names?.countryInSentence(on) ?? on;
  const scope = t(`legend.madeIn.${on}`, {
    defaultValue: t("legend.madeIn.country", { country }),
  });
  const { state } = useViewState();
  const hasSquares = ranking.result.by === "product" && state.cols === "usual";
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  return (
    <footer className="legend-line">
      <span className="legend-bar">
        <ScoreBar low={0.55} high={1} end={1} />
      </span>
      <span>{t("legend.bar")}</span>
      <span className="legend-why">{t("legend.barWhy")}</span>
      {hasSquares && (
        <>
          <span className="legend-ramp" aria-hidden>
            {[0.1, 0.3, 0.5, 0.7, 0.9].map((share) => (
              <DependencySquare key={share} share={share} />
            ))}
          </span>
          <span>{scope}</span>
          <DependencySquare share={null} />
          <span>{t("legend.noFigure")}</span>
        </>
      )}
      <span className="legend-end">
        {t("ranked", { ranked: formatNumber(ranked), total: formatNumber(rows.length) })} ·{" "}
        <MethodDialog
          kind="ranking"
          certificate={ranking.result.certificate}
          columns={state.cols === "structure" ? FIGURE_COLUMNS.structure : []}
        />
        {ranking.riskCertificate && (
          <>
            {" · "}
            <MethodDialog
              kind="risk"
              certificate={ranking.riskCertificate}
              columns={FIGURE_COLUMNS.scores}
              link={t("howRisk")}
            />
          </>
        )}
        {ranking.drawn && (
          <>
            {" · "}
            <MethodDialog
              kind="draws"
              certificate={ranking.drawn.certificate}
              columns={FIGURE_COLUMNS.order}
              facts={drawsFacts(ranking.drawn.stability)}
              link={t("howDraws")}
            />
          </>
        )}
      </span>
    </footer>
  );
}
