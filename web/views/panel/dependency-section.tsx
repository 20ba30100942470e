import { useTranslation } from "react-i18next";
import { useDependency, useViewpoint } from "../../app/queries.ts";
import { dependencyStep } from "../../parts/dependency-step.ts";
import { formatShare, formatShareRange, RANGE_FROM } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { type ShareInterval, shareInterval } from "../../parts/share-interval.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";

const COLUMNS = ["direct", "lookThrough", "critical"] as const;

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
  const result = useDependency().data;
  const item = result?.items.find(({ id }) => id === product);
  if (!result || !item) return null;
  const scope = t(`words:scope.${on}`, { defaultValue: names?.country(on) ?? on });
  const direct = item.basis === "home_sourcing" ? "directHomeSourcing" : "direct";
  const { faceValue, hidden } = item;
  const hasUnknown = isKnown && (item.unknown ?? 0) > 0.008;
  return (
    <Section title={t("dependency.title")} aside={scope}>
      <dl className="panel-bars">
        {COLUMNS.map((column) => {
          const interval = shareInterval(item, column, isKnown);
          return (
            <div key={column} title={t(`dependency.${column}Is`)}>
              <dt>{t(`dependency.${column === "direct" ? direct : column}`)}</dt>
              <dd>
                <DependencyBar interval={interval} />
                <span className="panel-bar-figure">
                  {formatShareRange(...interval.shown, language)}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      {hidden !== null && Math.abs(hidden) > RANGE_FROM && (
        <p className="panel-note">
          {t(hidden < 0 ? "dependency.hiddenLess" : "dependency.hidden", {
            face: formatShare(faceValue, language),
            hidden: formatShare(Math.abs(hidden), language),
          })}
        </p>
      )}
      {hasUnknown && (
        <p className="panel-note">
          {t("dependency.unknown", { share: formatShare(item.unknown, language) })}
        </p>
      )}
      <p className="panel-how">
        <MethodDialog kind="dependency" certificate={result.certificate} />
      </p>
    </Section>
  );
}

function DependencyBar({ interval }: { readonly interval: ShareInterval }) {
  const { share, low, high } = interval;
  const step = dependencyStep(share);
  if (share === null || step === null) return <span className="panel-bar-unknown" aria-hidden />;
  return <ScoreBar low={low ?? share} high={high ?? share} end={1} fill={`var(--d${step})`} />;
}
