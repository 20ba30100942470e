import { useTranslation } from "react-i18next";
import { useViewpoint } from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import { formatList } from "../format.ts";
import { useLanguage, useNames } from "../use-names.ts";

/** So many sources are named; the rest are counted. */
const NAMED = 4;
const SCOPES: readonly string[] = ["foreign", "untrusted", "adversary"];

/**
 * The foot of a saved picture: whose point of view, dependent on whom, which data, from where.
 * @param sources citations behind what is shown; by default those of the whole data set
 */
export function usePictureFoot(sources?: readonly string[]): readonly string[] {
  const { t } = useTranslation("save");
  const graph = useGraph().data;
  const names = useNames();
  const language = useLanguage();
  const viewpoint = useViewpoint();
  if (!graph || !names || !viewpoint) return [];
  const { home, trusted, on } = viewpoint;
  const country = (code: string) => names.country(code);
  const scope = SCOPES.includes(on)
    ? t(`foot.on.${on}`, {
        count: trusted.length,
        trusted: formatList(trusted.map(country), language),
      })
    : t("foot.on.country", { country: country(on) });
  const citations = sources ?? graph.sources.map(({ citation }) => citation);
  const more = citations.length - NAMED;
  const named = citations.slice(0, NAMED).join("; ");
  const title = (language === "ja" && graph.titleJa) || graph.titleEn;
  return [
    t("foot.viewpoint", { home: formatList(home.map(country), language), scope }),
    t("foot.data", { title, version: graph.version }),
    more > 0
      ? t("foot.sourcesMore", { named, count: more })
      : t("foot.sources", { named: named || t("foot.noSource") }),
    t("foot.made", { address: window.location.href }),
  ];
}
