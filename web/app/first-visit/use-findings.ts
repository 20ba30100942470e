import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatList, formatNumber, formatShare, formatShareRange } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useAnswers, usePresets, useScenarioDocuments } from "../../views/what-if/queries.ts";
import { useChokepoints, useDependency } from "../queries.ts";
import { courseFacts } from "../tour/tour-facts.ts";
import { useTour } from "../tour/use-tour.ts";
import { firstPreset, worstCountry } from "./doors.ts";

const FIRST = 3;
const NOTHING: readonly string[] = [];

/** What stands behind the doors: one finding each, in words, general ones until it is computed. */
export interface Findings {
  readonly weak: string;
  readonly cut: string;
  readonly walk: string;
  /** Preset that the second door opens; null: the data set has none. */
  readonly preset: string | null;
  /** The country that it cuts instead; null: none is known yet. */
  readonly country: string | null;
}

/** The findings of the three doors from the chosen point of view. */
export function useFindings(): Findings {
  const weak = useWeakFinding();
  const walk = useWalkFinding();
  const cut = useCutFinding();
  return useMemo(() => ({ weak, walk, ...cut }), [weak, walk, cut]);
}

function useWeakFinding(): string {
  const { t } = useTranslation("shell");
  const names = useNames();
  const result = useChokepoints("product").data;
  const items = result?.by === "product" ? result.items : [];
  if (items.length === 0 || !names) return t("door.weak.general");
  // Names hold commas and an "and" of their own: dots keep them apart.
  const lead = items
    .slice(0, FIRST)
    .map(({ id }) => names.target(id))
    .join(" · ");
  return t("door.weak.text", { lead, count: items.length });
}

function useWalkFinding(): string {
  const { t } = useTranslation("shell");
  const names = useNames();
  const language = useLanguage();
  const { tour } = useTour();
  const result = useChokepoints("product").data;
  const path = result?.items.find(({ id }) => id === tour?.product)?.path ?? [];
  if (!tour || !names || path.length < 2) return t("door.walk.general");
  const way = [...path.slice(1), ...(tour.goal ? [tour.goal] : [])].map((id) => names.product(id));
  return t("door.walk.text", {
    start: names.product(tour.product),
    way: formatList(way.slice(-FIRST), language),
  });
}

/** Computed once the first picture stands: the graph behind must not wait for it. */
function useCutFinding(): Pick<Findings, "cut" | "preset" | "country"> {
  const { t } = useTranslation("shell");
  const names = useNames();
  const language = useLanguage();
  const ranking = useChokepoints("product").data;
  const dependency = useDependency().data;
  const isDrawn = ranking !== undefined && dependency !== undefined;
  const ranked = useChokepoints("country").data;
  const presets = usePresets().data?.items;
  const countries = ranked?.by === "country" ? ranked.items : undefined;
  const preset = useMemo(
    () => presets && countries && names && firstPreset(presets, countries, names.countries),
    [presets, countries, names],
  );
  const scenario = useScenarioDocuments(isDrawn && preset ? [preset.id] : NOTHING).found;
  const asked = useMemo(() => [...scenario.values()], [scenario]);
  const answer = useAnswers(asked)[0]?.data?.answer;
  return useMemo(() => {
    const worst = countries && worstCountry(countries);
    const country = worst?.country ?? null;
    if (preset) {
      const course = answer && courseFacts(answer);
      const name = (language === "ja" && preset.nameJa) || preset.name || preset.id;
      const cut = course?.worst
        ? t("door.cut.preset", {
            name,
            share: formatShare(course.worst.loss, language),
            day: formatNumber(course.worst.day),
          })
        : t("door.cut.presetName", { name });
      return { cut, preset: preset.id, country };
    }
    if (!worst || !names || !presets) return { cut: t("door.cut.general"), preset: null, country };
    const cut = t("door.cut.text", {
      country: names.countryInSentence(worst.country),
      share: formatShareRange(worst.score, worst.scoreRigid, language),
    });
    return { cut, preset: null, country };
  }, [countries, presets, preset, answer, names, language, t]);
}
