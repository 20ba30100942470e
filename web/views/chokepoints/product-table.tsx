import "../../parts/parts.css";
import "./chokepoints.css";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { Failure } from "../../parts/failure.tsx";
import { RankingPane } from "./ranking-pane.tsx";
import { RankingSkeleton } from "./ranking-skeleton.tsx";
import { useRanking } from "./use-ranking.ts";

interface Props {
  /** Which products to list; all of them by default. */
  readonly include?: (product: string) => boolean;
}

/**
 * Every product as a row, with what it needs and what needs it: the equal alternative to the
 * graph, in the order of the ranking.
 */
export function ProductTable({ include }: Props) {
  const { t } = useTranslation("chokepoints");
  const { state } = useViewState();
  const { ranking, error, retry } = useRanking({
    by: "product",
    sector: state.for,
    cols: "usual",
  });
  const rows = useMemo(() => {
    const all = ranking?.rows ?? [];
    return include ? all.filter(({ id }) => include(id)) : all;
  }, [ranking, include]);
  if (error && !ranking) return <Failure title={t("failed")} error={error} onRetry={retry} />;
  if (!ranking) return <RankingSkeleton />;
  return (
    <RankingPane
      by="product"
      sector={state.for}
      rows={rows}
      hasLinks
      empty={<p className="ranking-empty">{t("empty.title")}</p>}
    />
  );
}
