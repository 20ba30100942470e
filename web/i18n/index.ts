import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import chokepointsEn from "./en/chokepoints.json";
import dataEn from "./en/data.json";
import exploreEn from "./en/explore.json";
import firmsEn from "./en/firms.json";
import importEn from "./en/import.json";
import mapEn from "./en/map.json";
import methodEn from "./en/method.json";
import panelEn from "./en/panel.json";
import reasonsEn from "./en/reasons.json";
import routesEn from "./en/routes.json";
import saveEn from "./en/save.json";
import shellEn from "./en/shell.json";
import tourEn from "./en/tour.json";
import watchEn from "./en/watch.json";
import whatIfEn from "./en/what-if.json";
import wordsEn from "./en/words.json";
import chokepointsJa from "./ja/chokepoints.json";
import dataJa from "./ja/data.json";
import exploreJa from "./ja/explore.json";
import firmsJa from "./ja/firms.json";
import importJa from "./ja/import.json";
import mapJa from "./ja/map.json";
import methodJa from "./ja/method.json";
import panelJa from "./ja/panel.json";
import reasonsJa from "./ja/reasons.json";
import routesJa from "./ja/routes.json";
import saveJa from "./ja/save.json";
import shellJa from "./ja/shell.json";
import tourJa from "./ja/tour.json";
import watchJa from "./ja/watch.json";
import whatIfJa from "./ja/what-if.json";
import wordsJa from "./ja/words.json";

export type Language = "en" | "ja";

const resources = {
  en: {
    shell: shellEn,
    tour: tourEn,
    explore: exploreEn,
    firms: firmsEn,
    panel: panelEn,
    chokepoints: chokepointsEn,
    import: importEn,
    map: mapEn,
    data: dataEn,
    method: methodEn,
    words: wordsEn,
    reasons: reasonsEn,
    routes: routesEn,
    save: saveEn,
    watch: watchEn,
    whatIf: whatIfEn,
  },
  ja: {
    shell: shellJa,
    tour: tourJa,
    explore: exploreJa,
    firms: firmsJa,
    panel: panelJa,
    chokepoints: chokepointsJa,
    import: importJa,
    map: mapJa,
    data: dataJa,
    method: methodJa,
    words: wordsJa,
    reasons: reasonsJa,
    routes: routesJa,
    save: saveJa,
    watch: watchJa,
    whatIf: whatIfJa,
  },
};

/** Sets up the texts of both languages. React escapes by itself, so i18next must not. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: "en",
    defaultNS: "shell",
    interpolation: { escapeValue: false },
  });
}
