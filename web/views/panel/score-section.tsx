import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatNumber, formatOrdinal, formatScore } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { onScale } from "../../parts/score-scale.ts";
import { isScoreOpen, type Scored, scoreText, shownScoreWord } from "../../parts/score-text.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";
import { usePlace } from "./use-selection.ts";

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

/**
 * The score as a figure, a word, a rank, and a tick among the ticks of all others; an open one as
 * a range without a word, and from tick to tick.
 */
export function ScoreSection({ by, id }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  const found = usePlace(by, id);
  if (!found?.item || found.place === null) return null;
  const { item, place, result } = found;
  const rank = t("score.place", {
    place: formatOrdinal(place, language),
    total: formatNumber(result.total),
  });
  const isOpen = names !== undefined && isScoreOpen(id, names.products);
  const word = shownScoreWord(item, isOpen);
  const hasEnds = !isOpen && formatScore(item.scoreLow) !== formatScore(item.scoreHigh);
  return (
    <Section title={t("score.title")} aside={rank} tour="score">
      <div className={isOpen ? "panel-score is-open" : "panel-score"}>
        <span className="panel-figure" title={isOpen ? t("score.fromWhy") : undefined}>
          {scoreText(item, isOpen, language)}
        </span>
        <div className="panel-ticks">
          <Ticks scores={result.items} own={item} isOpen={isOpen} />
          <span className="panel-tick-words">
            <span>{t("score.noEffect")}</span>
            {word !== null && <b>{t(`words:scoreTitle.${word}`)}</b>}
            <span>{t(`score.worst.${by}`)}</span>
          </span>
        </div>
      </div>
      <p className="panel-note">
        {hasEnds && (
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
  readonly own: Scored;
  readonly isOpen: boolean;
}

/** One path for all ticks: a thousand of them are still one element. */
function Ticks({ scores, own, isOpen }: TicksProps) {
  const end = Math.max(own.score, ...scores.map(({ score }) => score)) || 1;
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
      {isOpen ? (
        <path
          d={between(at(own.scoreLow), at(own.scoreHigh))}
          stroke="var(--loss)"
          strokeWidth={2}
        />
      ) : (
        <path d={`M${at(own.score)} 0V${HEIGHT}`} stroke="var(--loss)" strokeWidth={4} />
      )}
    </svg>
  );
}

/** A line with a whisker at either end. */
function between(low: number, high: number): string {
  return `M${low} 0V${HEIGHT}M${high} 0V${HEIGHT}M${low} ${HEIGHT / 2}H${high}`;
}
