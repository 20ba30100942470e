import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export type Language = "en" | "ja";

/** A language's texts are fetched once it is shown. */
const TEXTS = { en: () => import("./en.ts"), ja: () => import("./ja.ts") } as const;

/** Sets up the texts of one language. React escapes by itself, so i18next must not. */
export async function startI18n(language: Language): Promise<void> {
  const { texts } = await TEXTS[language]();
  await i18next.use(initReactI18next).init({
    resources: { [language]: texts },
    lng: language,
    fallbackLng: false,
    defaultNS: "shell",
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

let asked: Language | null = null;

/**
 * Changes the language of the page once its texts are here.
 * @returns false if they did not come: the old language stays
 */
export async function showLanguage(language: Language): Promise<boolean> {
  asked = language;
  if (!i18next.hasResourceBundle(language, "shell")) {
    const come = await TEXTS[language]().catch(() => null);
    if (come === null) return false;
    for (const [namespace, words] of Object.entries(come.texts)) {
      i18next.addResourceBundle(language, namespace, words);
    }
  }
  if (asked !== language) return true; // another one was asked for meanwhile
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  return true;
}
