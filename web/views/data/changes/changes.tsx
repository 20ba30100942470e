import "../figure-table.css";
import "./changes.css";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { Failure } from "../../../parts/failure.tsx";
import { formatNumber } from "../../../parts/format.ts";
import { FoldedLeft } from "../left/left-column.tsx";
import { readComparison } from "./comparison.ts";
import { ComparisonForm } from "./comparison-form.tsx";
import { MovedAnswers } from "./moved-answers.tsx";
import { useComparison } from "./use-comparison.ts";

/** What changed since an earlier year or another data set: in the answers, and in the figures. */
export function Changes({ isPhone }: { readonly isPhone: boolean }) {
  const { t } = useTranslation("data");
  const { state } = useViewState();
  const comparison = readComparison(state.row);
  const { data, error, isFetching, refetch } = useComparison(comparison);
  const result = comparison === null ? undefined : data;
  const { moved = 0, within = 0, newlyKnown = 0, noLongerKnown = 0 } = result?.counts ?? {};
  return (
    <div className="data-main">
      <div className="data-head">
        <div className="finding data-finding" role="status">
          {!result && <h1>{comparison ? t("table.changes") : t("changes.pick")}</h1>}
          {result && (
            <>
              <h1>{moved === 0 ? t("changes.nothing") : t("changes.finding", { count: moved })}</h1>
              <p>
                {t("changes.clause", {
                  compared: formatNumber(result.compared),
                  within: formatNumber(within),
                  known: formatNumber(newlyKnown),
                  lost: formatNumber(noLongerKnown),
                })}
              </p>
            </>
          )}
        </div>
        <ComparisonForm comparison={comparison} />
      </div>
      {isPhone && <FoldedLeft />}
      {error && !result && (
        <Failure title={t("changes.failed")} error={error} onRetry={() => void refetch()} />
      )}
      {isFetching && !result && (
        <p className="data-waiting-words" role="status">
          {t("changes.waiting")}
        </p>
      )}
      {result && <MovedAnswers result={result} comparison={comparison} />}
    </div>
  );
}
