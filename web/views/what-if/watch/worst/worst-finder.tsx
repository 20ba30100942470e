import "./worst.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../../../parts/failure.tsx";
import { useNames } from "../../../../parts/use-names.ts";
import type { ShownScenario } from "../../shown-scenario.ts";
import { useWorst, type WorstBy, type WorstQuestion } from "./use-worst.ts";
import { WorstFound } from "./worst-found.tsx";
import { WorstProgress } from "./worst-progress.tsx";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly sector: string | null;
  readonly onDone: () => void;
}

const BY: readonly WorstBy[] = ["producer", "country", "product", "firm"];
const MOST = { k: 20, protect: 10, seconds: 20 } as const;

/** Looks for the cuts that together hurt most, and makes a scenario of them. */
export function WorstFinder({ shown, sector, onDone }: Props) {
  const { t } = useTranslation("watch");
  const names = useNames();
  const [asked, setAsked] = useState<WorstQuestion>({
    ...{ k: 3, by: "producer", protect: 0, seconds: 10 },
    sector,
  });
  const { state, find, stop } = useWorst();
  const isRunning = state.kind === "running";
  const number = (key: "k" | "protect" | "seconds", least: number, help?: string) => (
    <label className="worst-field">
      <span>{t(`worst.${key}`)}</span>
      <input
        type="number"
        min={least}
        max={MOST[key]}
        step={1}
        required
        value={asked[key]}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          if (Number.isFinite(valueAsNumber)) setAsked({ ...asked, [key]: valueAsNumber });
        }}
      />
      {help && <small className="quiet">{help}</small>}
    </label>
  );
  return (
    <div className="worst">
      <p className="quiet">{t("worst.how")}</p>
      <form
        className="worst-form"
        onSubmit={(event) => {
          event.preventDefault();
          find(asked);
        }}
      >
        {number("k", 1)}
        <label className="worst-field">
          <span>{t("worst.by")}</span>
          <select
            value={asked.by}
            onChange={({ currentTarget: { value } }) =>
              setAsked({ ...asked, by: BY.find((by) => by === value) ?? "producer" })
            }
          >
            {BY.map((by) => (
              <option key={by} value={by}>
                {t(`worst.byOption.${by}`)}
              </option>
            ))}
          </select>
        </label>
        {number("protect", 0, t("worst.protectIs"))}
        {number("seconds", 1)}
        {sector !== null && (
          <label className="worst-field check">
            <input
              type="checkbox"
              checked={asked.sector !== null}
              onChange={({ currentTarget: { checked } }) =>
                setAsked({ ...asked, sector: checked ? sector : null })
              }
            />
            <span>{t("worst.forSector", { sector: names?.product(sector) ?? sector })}</span>
          </label>
        )}
        <button type="submit" className="button button-ink" disabled={isRunning}>
          {t(state.kind === "found" ? "worst.again" : "worst.find")}
        </button>
      </form>
      {isRunning && (
        <WorstProgress {...{ status: state.status, since: state.since }} onStop={stop} />
      )}
      {state.kind === "stopped" && <p role="status">{t("worst.stopped")}</p>}
      {state.kind === "failed" && (
        <Failure title={t("worst.failed")} error={state.error} onRetry={() => find(asked)} />
      )}
      {state.kind === "found" && (
        <WorstFound answer={state.answer} asked={state.asked} shown={shown} onDone={onDone} />
      )}
    </div>
  );
}
