import { useTranslation } from "react-i18next";
import type { FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { formatNumber } from "../../../parts/format.ts";
import { otherId } from "./firm-figures.ts";
import { useFirmsOfGroup, useRiskProgress } from "./queries.ts";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

interface Props {
  readonly overview: FirmsOverview;
  /** null: all firms. */
  readonly name: string | null;
  /** Rows shown before more are asked for. */
  readonly first?: number;
  readonly shown: number;
  readonly onMore: () => void;
}

/** Firms by risk with bars; pages through all of them. */
export function RiskList({ overview, name, shown, onMore }: Props) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const words = useFirmWords(overview);
  const answer = useFirmsOfGroup(name);
  const pages = answer.data?.pages ?? [];
  const [first] = pages;
  const state = first?.risk ?? overview.risk;
  const items = pages.flatMap((page) => page.items).slice(0, shown);
  const most = items[0]?.risk ?? 0;
  const left = (first?.firms ?? 0) - items.length;
  return (
    <section className="panel-section firm-risks">
      <header>
        <h3>{t(`risk.${state.measure}`)}</h3>
        <span className="panel-aside">{t(`risk.${state.measure}Unit`)}</span>
      </header>
      <ol className="firm-list">
        {items.map((firm) => (
          <li key={firm.id}>
            <button type="button" onClick={() => look({ kind: "firm", id: firm.id })}>
              <span className="firm-name" title={otherId(firm)}>
                {firm.name}
              </span>
              <span className="firm-bar" aria-hidden>
                <i style={{ width: `${most > 0 ? (100 * firm.risk) / most : 0}%` }} />
              </span>
              <b>{words.risk(firm.risk, state)}</b>
            </button>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button
          type="button"
          className="text-button firm-more"
          onClick={() => {
            onMore();
            if (answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
          }}
        >
          {answer.isFetchingNextPage
            ? t("moreLoading")
            : t("more", { count: left, shown: formatNumber(left) })}
        </button>
      )}
      <RiskNote overview={overview} />
    </section>
  );
}

/** What ranks the firms, how far the index has come, or why there is none. */
export function RiskNote({ overview }: { readonly overview: FirmsOverview }) {
  const { t } = useTranslation("firms");
  const progress = useRiskProgress();
  if (overview.risk.measure === "esri") return <p className="panel-note">{t("risk.esriNote")}</p>;
  if (progress === null) {
    return (
      <p className="panel-note">
        {t("risk.standIn")} {t("risk.tooLarge")}
      </p>
    );
  }
  const counts = { done: formatNumber(progress.done), of: formatNumber(progress.of) };
  return (
    <>
      <progress
        className="firm-progress"
        aria-label={t("risk.runningShort", counts)}
        value={progress.done}
        max={progress.of}
      />
      <p className="panel-note">{t("risk.running", counts)}</p>
    </>
  );
}
