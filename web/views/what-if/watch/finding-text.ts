import type { TFunction } from "i18next";
import { formatList, formatNumber, formatShare, type Language } from "../../../parts/format.ts";
import type { ShownScenario } from "../shown-scenario.ts";
import { type Ending, endingOf, namedPart, type Worst } from "./finding.ts";

interface Words {
  readonly t: TFunction;
  readonly language: Language;
  readonly nameOf: (product: string) => string;
  /** Sector whose output alone is told; null: of all. */
  readonly sector: string | null;
}

/** A sentence of the finding: what to say, and with which words in its places. */
export interface Sentence {
  /** Key of `watch:finding`. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A share of a whole in words: a part that has a name, else percent. */
export function partText(share: number, { t, language }: Pick<Words, "t" | "language">): string {
  const part = namedPart(share);
  return part ? t(`watch:part.${part}`) : formatShare(share, language);
}

/**
 * The finding in sentences, one a scenario. The first says of what; the others are short where they
 * speak of the same.
 */
export function findingSentences(worst: readonly Worst[], words: Words): Sentence[] {
  const { t, nameOf, sector } = words;
  const whole = sector === null ? t("words:whatMatters") : nameOf(sector);
  let said = false;
  return worst.map((one): Sentence => {
    const letter = one.letter.toUpperCase();
    if (one.kind === "sectors") {
      const { short, total, first, day } = one;
      const values = { letter, short: String(short), total: String(total), sector: nameOf(first) };
      return { key: "sectors", values: { ...values, day: formatNumber(day) } };
    }
    if (one.kind === "noSectors") return { key: one.kind, values: { letter } };
    const next = said ? "Next" : "";
    said = true;
    if (one.kind !== "share") return { key: `${one.kind}${next}`, values: { letter, whole } };
    const share = partText(one.loss, words);
    return { key: `loses${next}`, values: { letter, whole, share, day: formatNumber(one.day) } };
  });
}

/** How scenarios end that do not end well, a sentence for all that end alike. */
export function endingTexts(
  shown: readonly Pick<ShownScenario, "letter" | "answer">[],
  { t, language, sector }: Pick<Words, "t" | "language" | "sector">,
): string[] {
  const alike = new Map<string, { readonly ending: Ending; readonly letters: string[] }>();
  for (const { letter, answer } of shown) {
    const ending = answer ? endingOf(answer, sector) : null;
    if (!ending) continue;
    const key = `${ending.kind} ${ending.lastDay}`;
    const group = alike.get(key) ?? { ending, letters: [] };
    alike.set(key, group);
    group.letters.push(letter.toUpperCase());
  }
  return [...alike.values()].map(({ ending, letters }) =>
    t(`watch:clause.${ending.kind}`, {
      letters: formatList(letters, language),
      day: formatNumber(ending.lastDay),
    }),
  );
}
