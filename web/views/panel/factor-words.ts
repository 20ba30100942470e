import type { TFunction } from "i18next";
import type { InputOverview, SensitivityResponse } from "../../../src/api/contract/operations.ts";
import { formatList, type Language } from "../../parts/format.ts";
import type { Names } from "../../parts/names.ts";

/** An uncertain figure, as its id names it: `supply:PRODUCT`, `essentiality:PRODUCT|GROUP`. */
export interface Factor {
  readonly kind: string;
  readonly product: string;
  /** Group of inputs that the figure is of; `null`: it is the product's own. */
  readonly group: string | null;
}

interface Words {
  readonly inputs: readonly InputOverview[];
  readonly names: Names;
  readonly language: Language;
  readonly t: TFunction;
}

const NAMED = 2;

/** Takes the id of a figure apart; names of groups may hold anything. */
export function factorParts(id: string): Factor {
  const colon = id.indexOf(":");
  const rest = id.slice(colon + 1);
  const bar = rest.indexOf("|");
  return {
    kind: id.slice(0, colon),
    product: bar < 0 ? rest : rest.slice(0, bar),
    group: bar < 0 ? null : rest.slice(bar + 1),
  };
}

/** What a figure says, in the reader's words: `Who makes Gallium, refined`. */
export function factorWords(id: string, { inputs, names, language, t }: Words): string {
  const { kind, product, group } = factorParts(id);
  const members = inputs
    .filter((row) => row.product === product && row.group === group)
    .map(({ input }) => names.product(input));
  const rest = members.length - NAMED;
  const listed =
    rest > 0
      ? t("panel:sensitivity.andMore", {
          names: members.slice(0, NAMED).join(language === "ja" ? "、" : ", "),
          count: rest,
        })
      : formatList(members, language);
  const words = t(`panel:sensitivity.factor.${kind}`, {
    product: names.product(product),
    inputs: listed === "" ? (group ?? "") : listed,
    defaultValue: id,
  });
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** By how much a score moves, on average, if the figure moves over its whole range. */
export interface Effect {
  readonly id: string;
  readonly effect: number;
  readonly error: number;
}

/** The figures that move the score at all, the strongest first. */
export function strongest({ factors }: Pick<SensitivityResponse, "factors">): Effect[] {
  return factors.flatMap((factor) =>
    "muStar" in factor && factor.muStar !== null && factor.muStar > 0
      ? [{ id: factor.id, effect: factor.muStar, error: factor.standardError ?? 0 }]
      : [],
  );
}
