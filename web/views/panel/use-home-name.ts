import { useViewpoint } from "../../app/queries.ts";
import { formatList } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";

/** The home countries as they stand in a sentence: `the United States`. */
export function useHomeName(): string {
  const names = useNames();
  const language = useLanguage();
  const home = useViewpoint()?.home ?? [];
  return formatList(
    home.map((code) => names?.countryInSentence(code) ?? code),
    language,
  );
}
