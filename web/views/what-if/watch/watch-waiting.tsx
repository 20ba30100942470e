import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useViewState } from "../../../app/view-state.ts";
import { Failure } from "../../../parts/failure.tsx";
import { LETTERS, type ShownScenario } from "../shown-scenario.ts";

/** Before the first answer: a skeleton in the final layout, what failed, or what to do. */
export function WatchWaiting({ shown }: { readonly shown: readonly ShownScenario[] }) {
  const { t } = useTranslation("watch");
  const { state } = useViewState();
  const { hash } = useLocation();
  // The scenarios of a link may still be on their way.
  const isAsked = hash.length > 1 || LETTERS.some((letter) => state[letter] !== null);
  const failed = shown.filter(({ error }) => error !== null);
  if (shown.length === 0 && !isAsked) return <p className="watch-empty">{t("empty")}</p>;
  if (failed.length > 0)
    return (
      <div className="watch-failed">
        {failed.map(
          ({ letter, error }) =>
            error && (
              <Failure
                key={letter}
                title={t("failed", { letter: letter.toUpperCase() })}
                error={error}
              />
            ),
        )}
      </div>
    );
  return (
    <div className="watch watch-skeleton" role="status" aria-label={t("wait")}>
      <div className="watch-top">
        <Skeleton height={26} width="min(520px, 90%)" radius={7} />
        <Skeleton height={18} width="min(320px, 60%)" radius={7} />
        <Skeleton height={222} radius={7} />
      </div>
      <div className="watch-side">
        <Skeleton height="100%" radius={7} />
      </div>
      <div className="watch-flow">
        <Skeleton height="100%" radius={7} />
      </div>
    </div>
  );
}
