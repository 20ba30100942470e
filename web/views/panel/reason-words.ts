import type { TFunction } from "i18next";
import {
  type Reason,
  type ReasonPart,
  type ReasonValue,
  reasonParts,
} from "../../../src/api/contract/reasons.ts";
import {
  formatDate,
  formatList,
  formatNumber,
  formatScore,
  formatShare,
  type Language,
  UNKNOWN,
} from "../../parts/format.ts";
import type { Names } from "../../parts/names.ts";

const DATE = /^\d{4}(-\d{2}){0,2}$/;

interface Words {
  readonly names: Names;
  readonly language: Language;
  /** Reads the texts of `reasons`. */
  readonly t: TFunction;
}

/** A figure of a reason as people read it. */
export function valueInWords(value: ReasonValue, names: Names, language: Language): string {
  switch (value.is) {
    case "share":
      return formatShare(value.of, language);
    case "score":
      return formatScore(value.of);
    case "count":
      return formatNumber(value.of);
    case "year":
      return value.of === null ? UNKNOWN : String(value.of);
    case "country":
      return names.countryInSentence(value.of);
    case "product":
      return names.product(value.of);
    case "products":
      return formatList(
        value.of.map((id) => names.product(id)),
        language,
      );
    case "path":
      return value.of.map((id) => names.product(id)).join(" → ");
    case "text": {
      const text = language === "ja" ? (value.ofJa ?? value.of) : value.of;
      return DATE.test(text) ? formatDate(text, language) : text;
    }
  }
}

/** A reason in sentences. */
export function reasonText(reason: Reason, { names, language, t }: Words): string {
  const sentence = ({ key, values }: ReasonPart) => {
    const words = Object.entries(values).map(
      ([name, value]) => [name, valueInWords(value, names, language)] as const,
    );
    const text = String(t(key, Object.fromEntries(words)));
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return reasonParts(reason)
    .map(sentence)
    .join(language === "ja" ? "" : " ");
}
