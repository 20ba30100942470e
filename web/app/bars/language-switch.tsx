import { useTranslation } from "react-i18next";
import type { Language } from "../../i18n/index.ts";
import { languageOf, remember } from "../preferences.ts";
import { useViewState } from "../view-state.ts";

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ["en", "EN"],
  ["ja", "日本語"],
];

/** Changes the language; remembered, and part of the address from then on. */
export function useSetLanguage(): (language: Language) => void {
  const { set } = useViewState();
  return (lang) => {
    remember("lang", lang);
    set({ lang }, { replace: true });
  };
}

/** EN | 日本語 */
export function LanguageSwitch() {
  const { t } = useTranslation("shell");
  const { state } = useViewState();
  const choose = useSetLanguage();
  const now = languageOf(state);
  return (
    <fieldset className="segments">
      <legend className="sr-only">{t("language")}</legend>
      {LANGUAGES.map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === now}
          onClick={() => choose(language)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
