import { useTranslation } from "react-i18next";
import type { SimulateResponse } from "../../../../src/api/contract/operations.ts";
import type { Names } from "../../../parts/names.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import type { ShownScenario } from "../shown-scenario.ts";
import { hasTotal } from "./chart/course-lines.ts";
import { endingTexts } from "./finding-text.ts";

/**
 * What the chart shows, in one grey clause: how it ends, whose output, which bands, and whom no
 * shock reaches.
 */
export function useClause(
  shown: readonly ShownScenario[],
  sector: string | null,
  names: Names | undefined,
): string {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const answers = shown.flatMap(({ answer }) => answer ?? []);
  const total = answers.every(hasTotal);
  const what =
    sector !== null
      ? [t("clause.sector", { sector: names?.product(sector) ?? sector })]
      : total
        ? [t("clause.all")]
        : [];
  const missing = total ? [] : [t("clause.noWeights")];
  const runs = answers.find(({ bands }) => bands)?.bands?.runs;
  const bands = runs === undefined ? [] : [t("clause.bands", { runs })];
  const endings = endingTexts(shown, { t, language, sector });
  return [...endings, ...what, ...missing, ...bands].join(t("clause.space"));
}

/** How many products no shock by country reaches, since nobody says who makes them; 0: none. */
export function unknownProducts(shown: readonly ShownScenario[]): number {
  return Math.max(0, ...shown.map(({ answer }) => answer?.unknownMakers.wholly ?? 0));
}

/** What a simulation rests on beyond its certificate. */
export function simulationFacts({
  unknownMakers,
  bands,
}: SimulateResponse): Readonly<Record<string, number>> {
  return {
    unknownWholly: unknownMakers.wholly,
    unknownSome: unknownMakers.some,
    ...(bands
      ? { runs: bands.runs, figures: bands.figures, numbers: bands.numbers, seed: bands.seed }
      : {}),
  };
}
