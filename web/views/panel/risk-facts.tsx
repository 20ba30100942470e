import { useTranslation } from "react-i18next";
import type { RiskItem } from "../../../src/api/contract/operations.ts";
import { useRisk } from "../../app/queries.ts";
import { FIGURE_COLUMNS } from "../../app/sort-columns.ts";
import { figureText } from "../../parts/figures/figure-text.ts";
import { formatList } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Fact } from "./fact.tsx";
import { Fold } from "./section.tsx";

/** Told in their own place, beside their source. */
const ELSEWHERE: ReadonlySet<string> = new Set(["netImportReliance"]);

/** Without them EU supply risk has ends, but no point between them. */
const EU_INPUTS = ["importReliance", "eolRir", "siSr"] as const;

/** Published risk scores on these figures, what each means, and which cannot be computed. */
export function RiskFold({ product }: { readonly product: string }) {
  const { t } = useTranslation(["panel", "chokepoints", "words"]);
  const language = useLanguage();
  const result = useRisk(product).data;
  const item = result?.items.find(({ id }) => id === product);
  if (!result || !item) return null;
  const source = { risk: item, structure: null, stability: null };
  const ids = FIGURE_COLUMNS.scores.filter((id) => !ELSEWHERE.has(id));
  const texts = ids.map((id) => ({ id, text: figureText(source, id, { language, t }) }));
  const missing = texts.filter(({ text }) => text === null);
  const isOpen = item.euSupplyRisk === null && item.euSupplyRiskHigh !== null;
  const open = isOpen ? EU_INPUTS.filter((input) => item.inputs[input] === null) : [];
  return (
    <Fold title={t("risk.title")}>
      <ul className="panel-evidence">
        {texts.map(({ id, text }) =>
          text === null ? null : (
            <Fact
              key={id}
              title={t(`chokepoints:figure.${id}.title`)}
              meaning={t(`chokepoints:figure.${id}.is`)}
              figure={text}
            />
          ),
        )}
        <Verdicts item={item} />
      </ul>
      {open.length > 0 && (
        <p className="panel-note">
          {t("risk.open", {
            names: formatList(
              open.map((input) => t(`risk.inputs.${input}`)),
              language,
            ),
          })}
        </p>
      )}
      {missing.length > 0 && (
        <p className="panel-note">
          {t("risk.missing", {
            names: formatList(
              missing.map(({ id }) => t(`chokepoints:figure.${id}.title`)),
              language,
            ),
          })}
        </p>
      )}
      <p className="panel-how">
        <MethodDialog
          kind="risk"
          certificate={result.certificate}
          columns={FIGURE_COLUMNS.scores}
        />
      </p>
    </Fold>
  );
}

/** What follows from the scores: the EU's thresholds, a sole maker at home, the published value. */
function Verdicts({ item }: { readonly item: RiskItem }) {
  const { t } = useTranslation("panel");
  const names = useNames();
  const { euBasis, euCritical, euStageOfMax, euSupplyRiskOfMaterial, soleDomesticProducer } = item;
  const published = item.publishedSupplyRisk;
  const yes = (is: boolean) => t(is ? "risk.yes" : "risk.no");
  return (
    <>
      {euBasis && <Fact title={t("risk.basis")} figure={t(`risk.bases.${euBasis}`)} />}
      {euCritical !== null && (
        <Fact
          title={t("risk.critical")}
          meaning={t("risk.criticalIs", {
            score: euSupplyRiskOfMaterial?.toFixed(1) ?? "–",
            stage: names?.product(euStageOfMax ?? item.id),
          })}
          figure={yes(euCritical)}
        />
      )}
      {published && published.figure !== null && (
        <Fact
          title={t("risk.published")}
          meaning={t("risk.publishedIs", { year: published.year })}
          figure={published.figure.toFixed(1)}
        />
      )}
      {soleDomesticProducer !== null && (
        <Fact title={t("risk.soleDomestic")} figure={yes(soleDomesticProducer)} />
      )}
    </>
  );
}
