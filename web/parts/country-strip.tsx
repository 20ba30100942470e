import { useTranslation } from "react-i18next";
import { formatShare } from "./format.ts";
import type { StripPart } from "./strip-parts.ts";
import { useLanguage, useNames } from "./use-names.ts";

interface Props {
  readonly parts: readonly StripPart[];
  readonly height?: number;
  /** Read the parts aloud; false where the same figures stand beside the strip in words. */
  readonly isSpoken?: boolean;
}

/** Who makes a product, as parts of one strip; what nobody states is hatched. */
export function CountryStrip({ parts, height = 10, isSpoken = true }: Props) {
  const { t } = useTranslation("words");
  const language = useLanguage();
  const names = useNames();
  const nameOf = ({ key }: StripPart) => {
    if (key === "others") return t("others");
    return key === "unknown" ? t("unknownShare") : (names?.country(key) ?? key);
  };
  const tell = (part: StripPart) => `${nameOf(part)} ${formatShare(part.share, language)}`;
  const spoken = t("spoken.strip", { parts: parts.map(tell).join(", ") });
  return (
    <span
      className="country-strip"
      style={{ height }}
      {...(isSpoken ? { role: "img", "aria-label": spoken } : { "aria-hidden": true })}
    >
      {parts.map((part) => (
        <span
          key={part.key}
          className={`strip-${part.role}`}
          style={{ width: `${part.share * 100}%` }}
          title={tell(part)}
        />
      ))}
    </span>
  );
}
