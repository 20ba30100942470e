import { formatList } from "../../../parts/format.ts";
import type { Scenario } from "../shown-scenario.ts";
import type { WordContext } from "./cut-words.ts";
import { rationingOf } from "./rationing.ts";
import { centralOf, isRange, type Uncertain } from "./uncertain.ts";

/** A part of the document in words: what it is, and what it says. */
export interface RestWord {
  readonly field: string;
  readonly name: string;
  readonly says: string;
}

/** What a scenario says that no control shows, in words: nothing in it goes unsaid. */
export function restWords(scenario: Scenario, context: WordContext): RestWord[] {
  const { t } = context;
  const said = [
    ...viewpointRest(scenario, context),
    ...rationingRest(scenario, context),
    ...responseRest(scenario, context),
  ];
  return said.map(([field, says]) => ({ field, name: t(`rest.${field}`), says }));
}

type Said = readonly [field: string, says: string];

function viewpointRest(scenario: Scenario, { t, names, language }: WordContext): Said[] {
  const sides = (["home", "trusted", "adversary"] as const).flatMap((side): Said[] => {
    const codes = scenario[side]?.map(names.country);
    return codes ? [[side, t("rest.pageWins", { names: formatList(codes, language) })]] : [];
  });
  const { mode, regions, basis, importanceSet } = scenario;
  if (mode) sides.push(["mode", t(`rest.modes.${mode}`)]);
  if (regions) sides.push(["regions", t(`rest.regionsAre.${regions}`)]);
  if (basis) sides.push(["basis", t(`rest.bases.${basis}`)]);
  if (importanceSet) sides.push(["importanceSet", importanceSet]);
  return sides;
}

/** A second rule, a late one, or what becomes of use outside the graph. */
function rationingRest(scenario: Scenario, { t }: WordContext): Said[] {
  const said: Said[] = [];
  for (const response of scenario.responses) {
    if (response.kind !== "rationing") continue;
    const rule = t(`rationing.rule.${response.rule}`);
    const day = dayWords(response.fromDay);
    const isFirst = response === rationingOf(scenario);
    if (!isFirst || day !== "0") said.push(["rule", t("rest.ruleFrom", { rule, day })]);
    if (response.otherUse) said.push(["otherUse", t(`rest.other.${response.otherUse}`)]);
  }
  return said;
}

function responseRest({ responses }: Scenario, context: WordContext): Said[] {
  return responses.flatMap((response): Said[] => {
    if (response.kind === "spare-capacity" && response.countries !== "*") {
      return [["spareCountries", listed(response.countries, context)]];
    }
    if (response.kind !== "stock-release") return [];
    const { holder, countries } = response;
    return [
      ...(holder ? [["holder", holder] as const] : []),
      ...(countries ? [["stockCountries", listed(countries, context)] as const] : []),
    ];
  });
}

function dayWords(day: Uncertain): string {
  if (typeof day === "number") return String(day);
  return isRange(day) ? `${day.low}–${day.high}` : String(Math.round(centralOf(day)));
}

function listed(codes: "*" | readonly string[], { names, language, t }: WordContext): string {
  return codes === "*" ? t("who.everybody") : formatList(codes.map(names.country), language);
}
