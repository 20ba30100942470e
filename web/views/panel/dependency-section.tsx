import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ProductOverview } from "../../../src/api/contract/operations.ts";
import { useDependency, useViewpoint } from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import { dependencyStep } from "../../parts/dependency-step.ts";
import { formatShare, formatShareRange, RANGE_FROM } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { type ShareInterval, shareInterval } from "../../parts/share-interval.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { differText } from "./differ-words.ts";
import { Section } from "./section.tsx";
import { useSides } from "./use-selection.ts";
import { whyDiffer } from "./why-differ.ts";

const COLUMNS = ["direct", "lookThrough", "critical"] as const;

interface Props {
  readonly product: ProductOverview;
}

/** How far the product hangs on the chosen countries, three ways side by side, and why they differ. */
export function DependencySection({ product }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  const on = useViewpoint()?.on ?? "foreign";
  const result = useDependency().data;
  const item = result?.items.find(({ id }) => id === product.id);
  if (!result || !item) return null;
  const isKnown = product.supplyStatus !== "missing";
  const scope = t(`words:scope.${on}`, { defaultValue: names?.country(on) ?? on });
  const direct = item.basis === "home_sourcing" ? "directHomeSourcing" : "direct";
  const { faceValue, hidden } = item;
  const hasUnknown = isKnown && (item.unknown ?? 0) > RANGE_FROM;
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
      <WhyDiffer product={product} />
      {hidden !== null && Math.abs(hidden) > RANGE_FROM && (
        <p className="panel-note">
          {t(hidden < 0 ? "dependency.hiddenLess" : "dependency.hidden", {
            face: formatShare(faceValue, language),
            hidden: formatShare(Math.abs(hidden), language),
          })}
        </p>
      )}
      <p className="panel-note">
        {hasUnknown &&
          `${t("dependency.unknown", { share: formatShare(item.unknown, language) })} `}
        <MethodDialog kind="dependency" certificate={result.certificate} />
      </p>
    </Section>
  );
}

/** Why the three bars differ, from the figures alone. */
function WhyDiffer({ product }: Props) {
  const { t } = useTranslation(["panel", "words"]);
  const language = useLanguage();
  const names = useNames();
  const on = useViewpoint()?.on ?? "foreign";
  const sides = useSides();
  const needs = useGraph().data?.inputs;
  const dependency = useDependency().data?.items;
  const differ = useMemo(() => {
    const item = dependency?.find(({ id }) => id === product.id);
    if (!item || !dependency || !needs || !sides) return null;
    return whyDiffer({ product, item, dependency, needs, home: sides.home });
  }, [product, dependency, needs, sides]);
  if (!differ || !names) return null;
  const scope = t(`scopeInSentence.${on}`, { defaultValue: names.countryInSentence(on) });
  return <p className="panel-differ">{differText(differ, { names, language, scope, t })}</p>;
}

function DependencyBar({ interval }: { readonly interval: ShareInterval }) {
  const { share, low, high } = interval;
  const step = dependencyStep(share);
  if (share === null || step === null) return <span className="panel-bar-unknown" aria-hidden />;
  return <ScoreBar low={low ?? share} high={high ?? share} end={1} fill={`var(--d${step})`} />;
}
