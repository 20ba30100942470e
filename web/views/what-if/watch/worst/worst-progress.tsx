import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunStatusResponse } from "../../../../../src/api/contract/operations.ts";
import { formatNumber } from "../../../../parts/format.ts";
import { useDuration } from "../runs/use-duration.ts";

interface Props {
  readonly status: RunStatusResponse | null;
  readonly since: number;
  readonly onStop: () => void;
}

/** How long the search has been going, what it has tried, how long it may still take, and Stop. */
export function WorstProgress({ status, since, onStop }: Props) {
  const { t } = useTranslation("watch");
  const duration = useDuration();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const { done = 0, total = null, secondsLeft = null } = status?.progress ?? {};
  const values = { done: formatNumber(done), total: formatNumber(total) };
  return (
    <div className="worst-progress">
      <p>
        {t("worst.searching", { time: duration((now - since) / 1000) })}
        {done > 0 && `, ${t(total === null ? "worst.triedOpen" : "worst.tried", values)}`}
        {secondsLeft !== null && `, ${t("chart.left", { time: duration(secondsLeft) })}`}
      </p>
      {total !== null && total > 0 && (
        <progress max={total} value={Math.min(done, total)} aria-label={t("worst.title")} />
      )}
      <button type="button" className="button" onClick={onStop}>
        {t("worst.stop")}
      </button>
    </div>
  );
}
