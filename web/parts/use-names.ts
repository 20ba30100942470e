import { useTranslation } from "react-i18next";
import type { GraphOverviewResponse } from "../../src/api/contract/operations.ts";
import { useGraph } from "../app/shown-data-set.ts";
import type { Language } from "./format.ts";
import { makeNames, type Names } from "./names.ts";

/** Codes that are no country but have a name: of nobody, and of groups. */
const NO_COUNTRY = ["UNK", "OTH", "EU", "G7", "NATO", "QUAD", "MSP", "COVERED"];

/** The language of the page. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === "ja" ? "ja" : "en";
}

/** Names are made once for a data set and a language, whoever asks for them. */
const made = new WeakMap<GraphOverviewResponse, Map<Language, Names>>();

/** The names of the data set in the language of the page; undefined until it is here. */
export function useNames(): Names | undefined {
  const graph = useGraph().data;
  const { t, i18n } = useTranslation("words");
  if (!graph) return undefined;
  const language = i18n.language === "ja" ? "ja" : "en";
  const known = made.get(graph) ?? new Map<Language, Names>();
  made.set(graph, known);
  const names =
    known.get(language) ??
    makeNames(
      graph,
      language,
      Object.fromEntries(NO_COUNTRY.map((code) => [code, t(`country.${code}`)])),
    );
  known.set(language, names);
  return names;
}
