import { useTranslation } from "react-i18next";
import { formatShare } from "../../../../parts/format.ts";
import { MethodDialog } from "../../../../parts/method/method-dialog.tsx";
import { useLanguage, useNames } from "../../../../parts/use-names.ts";
import { LETTERS, type ShownScenario } from "../../shown-scenario.ts";
import { letterText } from "../letters.ts";
import { useUseTargets } from "./use-use-targets.ts";
import type { WorstAnswer, WorstQuestion } from "./use-worst.ts";
import { worstSentences } from "./worst-words.ts";

interface Props {
  readonly answer: WorstAnswer;
  readonly asked: WorstQuestion;
  readonly shown: readonly ShownScenario[];
  readonly onDone: () => void;
}

/** The worst cuts with each one's part of the loss, how sure that is, and the way into a scenario. */
export function WorstFound({ answer, asked, shown, onDone }: Props) {
  const { t } = useTranslation(["watch", "words"]);
  const language = useLanguage();
  const names = useNames();
  const use = useUseTargets();
  if (!names) return null;
  const whole = asked.sector === null ? t("words:whatMatters") : names.product(asked.sector);
  const [first, ...others] = worstSentences(answer, {
    ...{ t, language, whole },
    targetName: names.target,
  });
  const { targets, shares } = answer;
  const free = LETTERS.filter((letter) => !shown.some((one) => one.letter === letter));
  const letters = [...new Set([free[0] ?? "d", "a" as const])].sort();
  return (
    <section className="worst-found" aria-live="polite">
      <h3>{first}</h3>
      {targets.length > 0 && (
        <table className="watch-table">
          <thead>
            <tr>
              <th scope="col">{t("worst.target")}</th>
              <th scope="col">{t("worst.share", { loss: formatShare(answer.loss, language) })}</th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <tr key={target}>
                <th scope="row">{names.target(target)}</th>
                <td>{formatShare(shares[target], language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {targets.length > 0 && (
        <div className="worst-use">
          {letters.map((letter) => (
            <button
              key={letter}
              type="button"
              className="button"
              onClick={() => {
                use(letter, targets);
                onDone();
              }}
            >
              {t("worst.use", { letter: letterText(letter) })}
            </button>
          ))}
        </div>
      )}
      <MethodDialog
        kind="worst"
        certificate={answer.certificate}
        facts={{ evaluations: answer.evaluations, candidates: answer.candidates }}
      />
    </section>
  );
}
