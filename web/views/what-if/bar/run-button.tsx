import { useTranslation } from "react-i18next";
import type { ShownScenario } from "../shown-scenario.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly onRun: () => void;
}

/** Runs what has changed: ink when an answer is out of date. */
export function RunButton({ shown, onRun }: Props) {
  const { t } = useTranslation("whatIf");
  const isStale = shown.some(({ state }) => state === "stale" || state === "failed");
  const isRunning = shown.some(({ state }) => state === "running");
  const hasAnswer = shown.some(({ answer }) => answer !== undefined);
  if (shown.length === 0) return null;
  const text = isRunning && !isStale ? "running" : hasAnswer ? "again" : "run";
  return (
    <button
      type="button"
      className={isStale ? "button button-ink run-button" : "button run-button"}
      aria-disabled={!isStale}
      onClick={() => isStale && onRun()}
    >
      {t(`run.${text}`)}
    </button>
  );
}
