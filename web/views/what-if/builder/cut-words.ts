import type { TFunction } from "i18next";
import { formatList, type Language } from "../../../parts/format.ts";
import type { Names } from "../../../parts/names.ts";
import type { Scenario, Shock } from "../shown-scenario.ts";

/** What a cut is called on its card. */
export interface CutWords {
  /** What is cut. */
  readonly what: string;
  /** From whom, or to whom it is not sold. */
  readonly who: string;
}

export interface WordContext {
  readonly names: Names;
  readonly language: Language;
  /** Texts of `whatIf`. */
  readonly t: TFunction;
  /** Everybody but the home. */
  readonly abroad: ReadonlySet<string>;
}

/** Two names stand side by side; of more the first stands for all. */
const NAMED = 2;

/** The names of a list, or the first and how many more there are. */
function some(codes: readonly string[], nameOf: (code: string) => string, context: WordContext) {
  const { language, t } = context;
  const names = codes.slice(0, codes.length > NAMED ? 1 : NAMED).map(nameOf);
  const more = codes.length - names.length;
  return more === 0
    ? formatList(names, language)
    : t("list.more", { names: names.join(""), count: more });
}

function whoOf(codes: "*" | readonly string[], context: WordContext): string {
  const { names, t, abroad } = context;
  if (codes === "*") return t("who.everybody");
  const isAbroad = abroad.size > 0 && codes.length >= abroad.size;
  const chosen = new Set(codes);
  if (isAbroad && [...abroad].every((code) => chosen.has(code))) return t("who.abroad");
  return some(codes, names.country, context);
}

/** The words of one cut. */
export function cutWords(shock: Shock, context: WordContext): CutWords {
  const { names, t } = context;
  const products = shock.products === "*" ? null : some(shock.products, names.product, context);
  switch (shock.kind) {
    case "halt":
      return haltWords(shock, products, context);
    case "embargo": {
      const from = shock.sellers === "*" ? t("who.others") : whoOf(shock.sellers, context);
      const to = shock.buyers === "*" ? t("who.others") : whoOf(shock.buyers, context);
      return { what: products ?? t("what.all"), who: t("who.ban", { from, to }) };
    }
    case "demand":
      return { what: products ?? t("what.all"), who: t("who.demand") };
  }
}

type Halt = Extract<Shock, { kind: "halt" }>;

function haltWords(
  { firms, countries }: Halt,
  products: string | null,
  context: WordContext,
): CutWords {
  const { names, t } = context;
  const where = whoOf(countries, context);
  if (firms) {
    const named = some(firms, names.firm, context);
    const at = countries === "*" ? named : t("who.firmIn", { firms: named, where });
    return products === null ? { what: at, who: t("what.allOfIt") } : { what: products, who: at };
  }
  if (products !== null) return { what: products, who: where };
  return countries === "*"
    ? { what: t("what.all"), who: where }
    : { what: where, who: t("what.allOfIt") };
}

/** A name for a scenario that has none: what it cuts, and what is done about it. */
export function nameOfScenario(scenario: Scenario, context: WordContext): string {
  const { t } = context;
  const name = nameOfCuts(scenario, context);
  const [first, ...more] = scenario.responses;
  if (!first) return name;
  const what =
    more.length > 0
      ? t("name.answers", { count: more.length + 1 })
      : t(`response.kind.${first.kind}`);
  return t("name.answered", { name, what });
}

function nameOfCuts({ shocks }: Scenario, context: WordContext): string {
  const { t } = context;
  const [first] = shocks;
  if (!first) return t("name.nothing");
  const { what, who } = cutWords(first, context);
  if (shocks.length > 1) return t("name.several", { what, count: shocks.length - 1 });
  return t("name.one", { what, who });
}
