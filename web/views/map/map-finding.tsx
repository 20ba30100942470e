import type { TFunction } from "i18next";
import { Trans, useTranslation } from "react-i18next";
import { formatList, formatShare, type Language } from "../../parts/format.ts";
import { Matters } from "../../parts/matters.tsx";
import type { Names } from "../../parts/names.ts";
import { toldStatus } from "../../parts/supply-status.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useInSentence } from "../explore/use-words.ts";
import { type MapFinding, mapFinding } from "./finding.ts";
import { figureText } from "./map-text.ts";
import type { MapData } from "./use-map.ts";

/** The map's main finding in one sentence, and one grey clause; spoken once. */
export function MapFindingLine({ data }: { readonly data: MapData }) {
  const { t } = useTranslation(["map", "words"]);
  const language = useLanguage();
  const names = useNames();
  const home = useInSentence(data.viewpoint.home);
  if (!names) return null;
  const finding = mapFinding(data);
  const values = findingValues(finding, data, { names, language, home });
  return (
    <div className="map-finding" role="status">
      <h1>
        <Trans
          t={t}
          i18nKey={`finding.${finding.key}`}
          values={values}
          components={{ 1: <span className="map-finding-figure" />, 2: <Matters /> }}
        />
      </h1>
      <p>{clauseOf(finding, data, { names, language, t })}</p>
    </div>
  );
}

interface Speech {
  readonly names: Names;
  readonly language: Language;
}

/** What stands in the finding's sentence. */
export function findingValues(
  { first, count, total }: MapFinding,
  { measure, product }: MapData,
  { names, language, home }: Speech & { readonly home: string },
): Readonly<Record<string, string | number>> {
  return {
    country: first ? names.countryInSentence(first.code) : "",
    Country: first ? capital(names.countryInSentence(first.code)) : "",
    share: first ? figureText(first, measure, language) : "",
    product: product ? names.product(product.id) : "",
    home,
    count,
    total,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The clause below the finding; empty: none. */
export function clauseOf(
  { key, first, count, unnamed, worst }: MapFinding,
  { product }: MapData,
  { names, language, t }: Speech & { readonly t: TFunction<["map", "words"]> },
): string {
  const space = t("spoken.space");
  if (key === "loss") {
    const widest = formatShare(first?.widest ?? null, language);
    const country = names.countryInSentence(first?.code ?? "");
    const isOpen = (first?.widest ?? 0) - (first?.high ?? 0) > OPEN;
    const parts = [
      count > 1 ? t("clause.tenth", { count }) : "",
      isOpen ? t("clause.widest", { country, share: widest }) : "",
    ];
    return parts.filter((part) => part !== "").join(space);
  }
  if (key === "dependency" || key === "dependencyOf") return t("clause.dependency");
  if (key === "governance") {
    const list = worst.map(
      (row) => `${names.country(row.code)} ${figureText(row, "governance", language)}`,
    );
    return worst.length > 0 ? t("clause.worst", { list: formatList(list, language) }) : "";
  }
  if (!product || product.supplyBasis === null) return "";
  const basis = t(`basis.${product.supplyBasis}`, { defaultValue: product.supplyBasis });
  const status = t(`words:status.${toldStatus(product)}`);
  const said = t("clause.share", { basis, year: product.supplyYear ?? "–", status });
  const most = key === "shareAtMost" ? t("clause.atMost") : "";
  const open = unnamed ? t("clause.unnamed", { share: formatShare(unnamed, language) }) : "";
  return [said, most, open].filter((part) => part !== "").join(space);
}

/** So much more than the range must the unknown supply open before it is told. */
const OPEN = 0.008;
