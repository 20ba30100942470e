import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGraph } from "../app/queries.ts";
import type { Language } from "./format.ts";
import { makeNames, type Names } from "./names.ts";

/** Codes that are no country but have a name: of nobody, and of groups. */
const NO_COUNTRY = ["UNK", "OTH", "EU", "G7", "NATO", "QUAD", "MSP", "COVERED"];

/** The language of the page. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === "ja" ? "ja" : "en";
}

/** The names of the data set in the language of the page; undefined until it is here. */
export function useNames(): Names | undefined {
  const graph = useGraph().data;
  const language = useLanguage();
  const { t } = useTranslation("words");
  return useMemo(() => {
    if (!graph) return undefined;
    const names = Object.fromEntries(NO_COUNTRY.map((code) => [code, t(`country.${code}`)]));
    return makeNames(graph, language, names);
  }, [graph, language, t]);
}
