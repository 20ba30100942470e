import { useTranslation } from "react-i18next";
import type { ViewState } from "../../app/view-state-address.ts";
import { formatShareBetween } from "../../parts/format.ts";
import { type TargetParts, targetParts } from "../../parts/target-parts.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Lead } from "./lead.tsx";
import { OrderFold } from "./order-fold.tsx";
import { PathSection } from "./path-section.tsx";
import { ScoreSection } from "./score-section.tsx";
import { SensitivityFold } from "./sensitivity-fold.tsx";
import { StructureFold } from "./structure-fold.tsx";
import { CountryFacts, FirmFacts, LinkFacts, ProducerFacts } from "./target-facts.tsx";
import { useHomeName } from "./use-home-name.ts";
import { usePlace, useSides } from "./use-selection.ts";
import { WhyFold } from "./why-fold.tsx";

type Ranked = Exclude<ViewState["by"], "product">;

const RANKED: Partial<Record<TargetParts["kind"], Ranked>> = {
  producer: "producer",
  country: "country",
  firm: "firm",
  input: "input",
};

interface Props {
  readonly target: string;
}

/** What stops if the producer, country, firm or link is cut. */
export function TargetLead({ target }: Props) {
  const { t } = useTranslation("panel");
  const parts = targetParts(target);
  const names = useNames();
  const sides = useSides();
  const by = RANKED[parts.kind];
  if (!names || !sides || !by) return null;
  if ("country" in parts && sides.home.has(parts.country)) {
    const text = parts.kind === "country" ? "lead.homeCountry" : "lead.homeProducer";
    return <>{t(text)}</>;
  }
  const country = "country" in parts ? names.countryInSentence(parts.country) : "";
  const firm = "firm" in parts ? names.firm(parts.firm) : "";
  return <RankedLead target={target} by={by} values={{ country, firm }} />;
}

interface RankedProps extends Props {
  readonly by: Ranked;
  readonly values: Readonly<Record<string, string>>;
}

function RankedLead({ target, by, values }: RankedProps) {
  const language = useLanguage();
  const home = useHomeName();
  const place = usePlace(by, target);
  if (!place) return null;
  if (!place.item) return <Lead text="lead.noPath" values={{ home }} />;
  const { score, scoreLow, scoreHigh } = place.item;
  const share = formatShareBetween(scoreLow, scoreHigh, score, language);
  return <Lead text={`lead.${by}`} values={{ ...values, home, share }} />;
}

/** Score, path and plain facts of a producer, country, firm or link. */
export function TargetSections({ target }: Props) {
  const parts = targetParts(target);
  const by = RANKED[parts.kind];
  return (
    <>
      {by && <ScoreSection by={by} id={target} />}
      {by && <PathSection by={by} id={target} />}
      {parts.kind === "producer" && <ProducerFacts {...parts} />}
      {parts.kind === "country" && <CountryFacts country={parts.country} />}
      {(parts.kind === "firm" || parts.kind === "product-firm") && <FirmFacts firm={parts.firm} />}
      {parts.kind === "input" && <LinkFacts input={parts.input} product={parts.product} />}
      {by && <WhyFold by={by} id={target} />}
      {by && <StructureFold by={by} id={target} />}
      {by && <OrderFold key={`${target} order`} by={by} id={target} />}
      {by && <SensitivityFold key={`${target} sensitivity`} target={target} />}
    </>
  );
}
