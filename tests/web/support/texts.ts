import i18next, { type TFunction } from "i18next";
import chokepointsEn from "../../../web/i18n/en/chokepoints.json";
import dataEn from "../../../web/i18n/en/data.json";
import mapEn from "../../../web/i18n/en/map.json";
import methodEn from "../../../web/i18n/en/method.json";
import panelEn from "../../../web/i18n/en/panel.json";
import reasonsEn from "../../../web/i18n/en/reasons.json";
import tourEn from "../../../web/i18n/en/tour.json";
import watchEn from "../../../web/i18n/en/watch.json";
import whatIfEn from "../../../web/i18n/en/what-if.json";
import wordsEn from "../../../web/i18n/en/words.json";
import chokepointsJa from "../../../web/i18n/ja/chokepoints.json";
import dataJa from "../../../web/i18n/ja/data.json";
import mapJa from "../../../web/i18n/ja/map.json";
import methodJa from "../../../web/i18n/ja/method.json";
import panelJa from "../../../web/i18n/ja/panel.json";
import reasonsJa from "../../../web/i18n/ja/reasons.json";
import tourJa from "../../../web/i18n/ja/tour.json";
import watchJa from "../../../web/i18n/ja/watch.json";
import whatIfJa from "../../../web/i18n/ja/what-if.json";
import wordsJa from "../../../web/i18n/ja/words.json";
import type { Language } from "../../../web/parts/format.ts";

const resources = {
  en: {
    chokepoints: chokepointsEn,
    data: dataEn,
    map: mapEn,
    method: methodEn,
    panel: panelEn,
    reasons: reasonsEn,
    tour: tourEn,
    watch: watchEn,
    whatIf: whatIfEn,
    words: wordsEn,
  },
  ja: {
    chokepoints: chokepointsJa,
    data: dataJa,
    map: mapJa,
    method: methodJa,
    panel: panelJa,
    reasons: reasonsJa,
    tour: tourJa,
    watch: watchJa,
    whatIf: whatIfJa,
    words: wordsJa,
  },
};

/** The page's texts in one language, read as the page reads them; none falls back on another. */
export async function textsIn(language: Language): Promise<(namespace: string) => TFunction> {
  const texts = i18next.createInstance();
  await texts.init({
    resources,
    lng: language,
    fallbackLng: false,
    ns: Object.keys(resources.en),
    interpolation: { escapeValue: false },
  });
  return (namespace) => texts.getFixedT(language, namespace) as unknown as TFunction;
}
