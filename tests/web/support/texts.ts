import i18next, { type TFunction } from "i18next";
import { texts as en } from "../../../web/i18n/en.ts";
import { texts as ja } from "../../../web/i18n/ja.ts";
import type { Language } from "../../../web/parts/format.ts";

/** The page's texts in one language, read as the page reads them; none falls back on another. */
export async function textsIn(language: Language): Promise<(namespace: string) => TFunction> {
  const instance = i18next.createInstance();
  await instance.init({
    resources: { en, ja },
    lng: language,
    fallbackLng: false,
    ns: Object.keys(en),
    interpolation: { escapeValue: false },
  });
  return (namespace) => instance.getFixedT(language, namespace) as unknown as TFunction;
}
