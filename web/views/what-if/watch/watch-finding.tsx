import { Trans, useTranslation } from "react-i18next";
import { Matters } from "../../../parts/matters.tsx";
import type { ShownScenario } from "../shown-scenario.ts";
import type { Sentence } from "./finding-text.ts";

/** The main finding, a sentence a scenario; spoken once. */
export function Finding(props: {
  readonly sentences: readonly Sentence[];
  readonly gap: string;
  readonly isOfAll: boolean;
}) {
  const { sentences, gap, isOfAll } = props;
  const { t } = useTranslation("watch");
  return (
    <div className="finding" role="status">
      <h1>
        {sentences.map(({ key, values }) => (
          <span key={values["letter"]}>
            <Trans
              t={t}
              i18nKey={`finding.${key}`}
              values={values}
              components={{ 1: isOfAll ? <Matters /> : <span /> }}
            />
            {gap}
          </span>
        ))}
      </h1>
    </div>
  );
}

/** Scenarios that have changed since the picture. */
export function StaleNote({ shown }: { readonly shown: readonly ShownScenario[] }) {
  const { t } = useTranslation("watch");
  const stale = shown.filter(({ state }) => state === "stale");
  if (stale.length === 0) return null;
  const letters = stale.map(({ letter }) => letter.toUpperCase()).join(", ");
  return (
    <p className="watch-stale" role="status">
      {t("staleNote", { letters })}
    </p>
  );
}
