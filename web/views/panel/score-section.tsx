import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatNumber, formatOrdinal, formatScore } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { onScale } from "../../parts/score-scale.ts";
import { scoreWord } from "../../parts/score-word.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";
import { usePlace } from "./use-selection.ts";

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

/** The score as a figure, a word, a rank, and a tick among the ticks of all others. */
export function ScoreSection({ by, id }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const found = usePlace(by, id);
  if (!found?.item || found.place === null) return null;
  const { item, place, result } = found;
  const rank = t("score.place", {
    place: formatOrdinal(place, language),
    total: formatNumber(result.total),
  });
  const isOpen = formatScore(item.scoreLow) !== formatScore(item.scoreHigh);
  return (
    <Section title={t("score.title")} aside={rank} tour="score">
      <div className="panel-score">
        <span className="panel-figure">{formatScore(item.score)}</span>
        <div className="panel-ticks">
          <Ticks scores={result.items} own={item.score} />
          <span className="panel-tick-words">
            <span>{t("score.noEffect")}</span>
            <b>{t(`words:scoreTitle.${scoreWord(item.score)}`)}</b>
            <span>{t(`score.worst.${by}`)}</span>
          </span>
        </div>
      </div>
      <p className="panel-note">
        {isOpen && (
          <span title={t("score.fromWhy")}>
            {t("score.from", {
              low: formatScore(item.scoreLow),
              high: formatScore(item.scoreHigh),
            })}{" "}
          </span>
        )}
        <MethodDialog kind="ranking" certificate={result.certificate} />
      </p>
    </Section>
  );
}

const WIDTH = 250;
const HEIGHT = 20;

interface TicksProps {
  readonly scores: readonly { readonly score: number }[];
  readonly own: number;
}

/** One path for all ticks: a thousand of them are still one element. */
function Ticks({ scores, own }: TicksProps) {
  const end = Math.max(own, ...scores.map(({ score }) => score)) || 1;
  const at = (score: number) => 2 + (onScale(score, end) / 100) * (WIDTH - 4);
  const path = useMemo(() => {
    const places = new Set(
      scores.map(({ score }) => (2 + (onScale(score, end) / 100) * (WIDTH - 4)).toFixed(1)),
    );
    return [...places].map((x) => `M${x} 3V${HEIGHT - 3}`).join("");
  }, [scores, end]);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <path d={path} stroke="var(--line2)" strokeWidth={1.3} />
      <path d={`M${at(own)} 0V${HEIGHT}`} stroke="var(--loss)" strokeWidth={4} />
    </svg>
  );
}
