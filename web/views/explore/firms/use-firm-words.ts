import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type {
  FirmGroup,
  FirmGrouping,
  FirmMark,
  FirmRisk,
  FirmsOverview,
} from "../../../../src/api/contract/firm-operations.ts";
import { formatList, formatNumber, formatShare } from "../../../parts/format.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import { countryName } from "./country-names.ts";
import { riskText } from "./firm-figures.ts";

type NamedGroup = Pick<FirmGroup, "id" | "kind" | "groups" | "mostly">;

/** Names and sentences about a network of firms in the language of the page. */
export function useFirmWords(overview: FirmsOverview) {
  const { t } = useTranslation("firms");
  const language = useLanguage();
  return useMemo(() => {
    const { home, firms } = overview;
    const country = (code: string) => countryName(code, language);
    const homeName = home.length > 0 ? formatList(home.map(country), language) : "–";
    const groupName = ({ id, kind, groups, mostly }: NamedGroup, by: FirmGrouping): string => {
      if (kind === "unknown") return t(`group.unknown_${by}`);
      if (kind === "rest") return t("group.rest", { count: groups });
      if (by === "country") return country(id);
      if (by === "industry") return id;
      return mostly
        ? t("group.communityOf", { number: id, name: mostly.name })
        : t("group.community", { number: id });
    };
    const abroad = (share: number | null) =>
      share === null ? t("spoken.noFigure") : formatShare(share, language);
    const risk = (value: number, { measure }: FirmRisk) => riskText(value, measure, firms);
    return {
      language,
      country,
      homeName,
      groupName,
      abroad,
      risk,
      spokenGroup: (group: FirmGroup, by: FirmGrouping) =>
        t("spoken.group", {
          name: groupName(group, by),
          firms: formatNumber(group.firms),
          home: homeName,
          abroad: abroad(group.abroad),
        }),
      spokenFirm: (firm: FirmMark, state: FirmRisk) =>
        t("spoken.firm", {
          name: firm.name,
          industry: firm.industry ?? t("fact.notStated"),
          measure: t(`risk.${state.measure}One`),
          risk: risk(firm.risk, state),
          home: homeName,
          abroad: abroad(firm.abroad),
        }),
    };
  }, [overview, language, t]);
}

export type FirmWords = ReturnType<typeof useFirmWords>;
