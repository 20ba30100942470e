import { useTranslation } from "react-i18next";
import {
  type ReasonPart,
  type ReasonValue,
  reasonParts,
} from "../../../src/api/contract/reasons.ts";
import { useReasons } from "../../app/queries.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import {
  formatDate,
  formatList,
  formatNumber,
  formatScore,
  formatShare,
  type Language,
} from "../../parts/format.ts";
import type { Names } from "../../parts/names.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";

interface Props {
  readonly by: ViewState["by"];
  readonly id: string;
}

const DATE = /^\d{4}(-\d{2}){0,2}$/;

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
      return value.of === null ? "–" : String(value.of);
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

/** Why it stands where it stands, in a paragraph made from the figures alone. */
export function WhySection({ by, id }: Props) {
  const { t } = useTranslation("reasons");
  const language = useLanguage();
  const names = useNames();
  const reasons = useReasons(by, id).data?.items.find((item) => item.id === id)?.why;
  if (!reasons || !names) return null;
  const sentence = ({ key, values }: ReasonPart) => {
    const text = t(
      key,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, valueInWords(value, names, language)]),
      ),
    );
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return (
    <Section title={t("title")}>
      <p className="panel-why">
        {reasons
          .flatMap(reasonParts)
          .map(sentence)
          .join(language === "ja" ? "" : " ")}
      </p>
    </Section>
  );
}
