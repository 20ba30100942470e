import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatShare, type Language } from "../../parts/format.ts";
import type { Names } from "../../parts/names.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { figureText } from "./map-text.ts";
import type { LabelText } from "./marks.ts";
import type { MapData, Measure } from "./use-map.ts";

/** The countries of the map in words. */
export interface MapWords {
  /** Texts of the labels, the most important first. */
  readonly labels: (language: Language) => readonly LabelText[];
  readonly tip: (code: string) => {
    readonly name: string;
    readonly figure: string;
    readonly more: string;
  };
  /** A country in one spoken sentence after another. */
  readonly spoken: (code: string) => string;
}

/** So many countries carry their name and figure. */
export const LABELLED = 9;

/** The ramp that a measure is drawn in; neither loss nor dependency: shades of grey. */
export function rampOf(measure: Measure): "l" | "d" | "g" {
  if (measure === "loss") return "l";
  return measure === "governance" ? "g" : "d";
}

/** The map's countries in words, in the language of the page. */
export function useMapWords(data: MapData | undefined): MapWords | undefined {
  const { t } = useTranslation(["map", "words"]);
  const names = useNames();
  const language = useLanguage();
  return useMemo(
    () => (data && names ? mapWords(data, names, { t, language }) : undefined),
    [data, names, t, language],
  );
}

interface Speech {
  readonly t: TFunction<["map", "words"]>;
  readonly language: Language;
}

/** The map's countries in words. */
export function mapWords(data: MapData, names: Names, { t, language }: Speech): MapWords {
  const figure = (code: string) => figureSentence(code, data, { t, language });
  return {
    labels: () => labelsOf(data, names, { t, language }),
    tip: (code) => ({ name: names.country(code), figure: figure(code), more: holdText(code) }),
    spoken: (code) => {
      const { rank } = data.rowOf.get(code) ?? { rank: null };
      const total = data.rows.filter((row) => row.rank !== null).length;
      const place = rank === null ? "" : t("spoken.place", { place: rank, total });
      return [names.country(code), figure(code), place, holdText(code)]
        .filter((part) => part !== "")
        .map((part) => part + t("spoken.stop"))
        .join(t("spoken.space"));
    },
  };
  function holdText(code: string): string {
    const bought = data.flows.find(({ supplier }) => supplier === code);
    if (bought) return t("tip.bought", { share: formatShare(bought.share, language) });
    if (data.measure === "share" || data.product) return "";
    const [hold] = data.holds.get(code) ?? [];
    if (!hold || data.home.has(code)) return "";
    const share = formatShare(hold.share, language);
    return t("tip.hold", { product: names.product(hold.product), share });
  }
}

/** What the measure says of one country. */
function figureSentence(code: string, data: MapData, { t, language }: Speech): string {
  const { measure, rowOf, home } = data;
  const row = rowOf.get(code);
  if (home.has(code) && measure !== "share" && measure !== "governance") return t("tip.home");
  if (!row) return t(`tip.none.${measure}`);
  if (row.figure === null) {
    return row.status === null ? t("words:noFigure") : t(`words:status.${row.status}`);
  }
  const share = figureText(row, measure, language);
  const of = measure === "dependency" && data.product === null ? "dependencyAll" : measure;
  return t(`tip.${of}`, { share });
}

function labelsOf({ rows, measure, home }: MapData, names: Names, speech: Speech) {
  const { t, language } = speech;
  const ranked = rows.filter(({ rank, step }) => rank !== null && step !== null);
  const labels: LabelText[] = ranked
    .filter(({ isHome }) => !isHome || measure === "governance")
    .slice(0, LABELLED)
    .map((row) => ({
      code: row.code,
      name: names.country(row.code),
      figure: figureText(row, measure, language),
    }));
  if (measure === "governance" || home.size === 0) return labels;
  const codes = [...home];
  return [
    { code: codes[0] ?? "", codes, name: t("home"), figure: homeFigure(rows, speech) },
    ...labels,
  ];
}

/** What home makes itself, where the measure says; empty: it does not. */
function homeFigure(rows: MapData["rows"], { t, language }: Speech): string {
  const own = rows.filter(({ isHome, figure }) => isHome && figure !== null);
  if (rows.some(({ isHome, status }) => isHome && status === "withheld"))
    return t("words:status.withheld");
  if (own.length === 0) return "";
  return formatShare(
    own.reduce((sum, { figure }) => sum + (figure ?? 0), 0),
    language,
  );
}
