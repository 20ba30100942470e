import type { TFunction } from "i18next";
import { formatList, formatShare, type Language } from "../../parts/format.ts";
import type { Names } from "../../parts/names.ts";
import type { Differ } from "./why-differ.ts";

interface Words {
  readonly names: Names;
  readonly language: Language;
  /** Whom dependency is counted on, as it stands in a sentence. */
  readonly scope: string;
  /** Reads the texts of `panel`. */
  readonly t: TFunction;
}

/** One sentence on why the three dependencies differ, and one on what leaves the second open or empty. */
export function differText(differ: Differ, { names, language, scope, t }: Words): string {
  const { kind, inputs, homeShare, value } = differ;
  const named = inputs.map(({ id, critical }) =>
    t("panel:differ.input", { name: names.product(id), share: formatShare(critical, language) }),
  );
  const isNameless = kind.endsWith("Inputs") && named.length === 0;
  const sentence = t(`panel:differ.${kind}${isNameless ? "Nameless" : ""}`, {
    scope,
    inputs: formatList(named, language),
    share: formatShare(homeShare, language),
  });
  const open = value === "known" ? "" : t(`panel:differ.${value}Value`);
  return [sentence, open].filter((text) => text !== "").join(language === "ja" ? "" : " ");
}
