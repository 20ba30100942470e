import { useTranslation } from "react-i18next";
import { useSensitivity } from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import { useViewState } from "../../app/view-state.ts";
import { Failure } from "../../parts/failure.tsx";
import { formatPoints } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { type Effect, factorParts, factorWords, strongest } from "./factor-words.ts";
import { AskingFold } from "./section.tsx";

interface Props {
  readonly target: string;
}

/** Which uncertain figures move the score most; they are tried out once the fold is opened. */
export function SensitivityFold({ target }: Props) {
  const { t } = useTranslation("panel");
  return (
    <AskingFold title={t("sensitivity.title")}>
      <Sensitivity target={target} />
    </AskingFold>
  );
}

function Sensitivity({ target }: Props) {
  const { t } = useTranslation("panel");
  const query = useSensitivity(target);
  if (query.error) {
    return (
      <Failure
        title={t("sensitivity.failed")}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!query.data) {
    return (
      <p className="panel-note" role="status">
        {t("sensitivity.waiting")}
      </p>
    );
  }
  const { runs, seed, evaluations, total, certificate } = query.data;
  const factors = strongest(query.data);
  return (
    <>
      {factors.length === 0 ? (
        <p className="panel-note">{t("sensitivity.none")}</p>
      ) : (
        <>
          <Factors factors={factors} />
          <p className="panel-note">{t("sensitivity.note", { count: total })}</p>
        </>
      )}
      <p className="panel-how">
        <MethodDialog
          kind="sensitivity"
          certificate={certificate}
          facts={{ trajectories: runs, factors: total, evaluations, seed }}
        />
      </p>
    </>
  );
}

function Factors({ factors }: { readonly factors: readonly Effect[] }) {
  const { t } = useTranslation("panel");
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const inputs = useGraph().data?.inputs ?? [];
  if (!names) return null;
  const end = Math.max(...factors.map(({ effect, error }) => effect + error));
  return (
    <ol className="panel-factors">
      {factors.map(({ id, effect, error }) => (
        <li key={id}>
          <button
            type="button"
            className="text-button"
            onClick={() => set({ sel: factorParts(id).product })}
          >
            {factorWords(id, { inputs, names, language, t })}
          </button>
          <b>{t("sensitivity.effect", { points: formatPoints(effect) })}</b>
          <ScoreBar low={effect - error} high={effect + error} end={end} />
        </li>
      ))}
    </ol>
  );
}
