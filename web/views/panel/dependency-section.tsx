import { useTranslation } from "react-i18next";
import type { DependencyItem } from "../../../src/api/contract/operations.ts";
import { useDependency, useViewpoint } from "../../app/queries.ts";
import { dependencyStep } from "../../parts/dependency-step.ts";
import { formatShare, formatShareRange } from "../../parts/format.ts";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";

interface Bar {
  readonly key: string;
  /** What it means: a key below `dependency`. */
  readonly meaning: string;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
}

interface Options {
  readonly item: DependencyItem;
  readonly isKnown: boolean;
  readonly format: (low: number | null, high: number | null) => string;
}

/** The three figures with their ends; what is unknown may be there as well as elsewhere. */
function barsOf({ item, isKnown, format }: Options): Bar[] {
  const direct = isKnown ? item.direct : null;
  const directHigh = direct === null ? null : Math.min(1, direct + (item.unknown ?? 0));
  return [
    {
      key: item.basis === "home_sourcing" ? "directHomeSourcing" : "direct",
      meaning: "directIs",
      share: direct,
      low: direct,
      high: directHigh,
      text: format(direct, directHigh),
    },
    {
      key: "lookThrough",
      meaning: "lookThroughIs",
      share: item.lookThrough,
      low: item.lookThroughLow,
      high: item.lookThroughHigh,
      text: format(item.lookThrough, item.lookThrough),
    },
    {
      key: "critical",
      meaning: "criticalIs",
      share: item.critical,
      low: item.criticalLow,
      high: item.criticalHigh,
      text: format(item.critical, item.criticalRigid),
    },
  ];
}

interface Props {
  readonly product: string;
  /** Whether any figure says who makes it. */
  readonly isKnown: boolean;
}

/** How far the product hangs on the chosen countries: where made, through all tiers, to do without. */
export function DependencySection({ product, isKnown }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  const on = useViewpoint()?.on ?? "foreign";
  const item = useDependency().data?.items.find(({ id }) => id === product);
  if (!item) return null;
  const scope = t(`words:scope.${on}`, { defaultValue: names?.country(on) ?? on });
  const bars = barsOf({
    item,
    isKnown,
    format: (low, high) => formatShareRange(low, high, language),
  });
  const hasUnknown = isKnown && (item.unknown ?? 0) > 0.008;
  return (
    <Section title={t("dependency.title")} aside={scope}>
      <dl className="panel-bars">
        {bars.map((bar) => (
          <div key={bar.key} title={t(`dependency.${bar.meaning}`)}>
            <dt>{t(`dependency.${bar.key}`)}</dt>
            <dd>
              <DependencyBar bar={bar} />
              <span className="panel-bar-figure">{bar.text}</span>
            </dd>
          </div>
        ))}
      </dl>
      {hasUnknown && (
        <p className="panel-note">
          {t("dependency.unknown", { share: formatShare(item.unknown, language) })}
        </p>
      )}
    </Section>
  );
}

function DependencyBar({ bar }: { readonly bar: Bar }) {
  const step = dependencyStep(bar.share);
  if (bar.share === null || step === null)
    return <span className="panel-bar-unknown" aria-hidden />;
  return (
    <ScoreBar
      low={bar.low ?? bar.share}
      high={bar.high ?? bar.share}
      end={1}
      fill={`var(--d${step})`}
    />
  );
}
