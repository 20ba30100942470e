import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useViewState } from "../../app/view-state.ts";
import { figureAddress } from "../../parts/figure-address.ts";
import { formatList, formatShare } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Section } from "../panel/section.tsx";
import { helpAgainst } from "./help.ts";
import { useProjects } from "./queries.ts";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly country: string;
}

/** Projects outside a country that would make what it holds home by. */
export function CountryHelp({ data, country }: Props) {
  const { t } = useTranslation("map");
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const { search } = useLocation();
  const projects = useProjects();
  const holds = data.holds.get(country) ?? [];
  if (!projects || data.home.has(country) || holds.length === 0) return null;
  const help = helpAgainst(country, holds, projects, data.home);
  return (
    <Section title={t("panel.help")} aside={t("panel.helpAside")}>
      {help.length === 0 && <p className="panel-note">{t("panel.noHelp")}</p>}
      <ul className="map-help">
        {help.map(({ product, atHome, elsewhere, gainShare, firstYear, names: list }) => {
          const where = [
            atHome > 0 ? t("panel.helpAtHome", { count: atHome }) : "",
            elsewhere > 0 ? t("panel.helpElsewhere", { count: elsewhere }) : "",
          ].filter((part) => part !== "");
          const adds =
            gainShare === null
              ? t("panel.helpNoGain")
              : t("panel.helpGain", { share: formatShare(gainShare, language) });
          const first = firstYear === null ? [] : [t("panel.helpFirst", { year: firstYear })];
          return (
            <li key={product} title={list.join("; ")}>
              <button
                type="button"
                className="text-button map-panel-link"
                onClick={() => set({ sel: product })}
              >
                {names?.product(product)}
              </button>
              <span className="panel-note">
                <Link
                  className="text-link"
                  to={figureAddress({ table: "projects", target: product }, search)}
                >
                  {formatList(where, language)}
                </Link>
                {t("notes.separator")}
                {[adds, ...first].join(t("notes.separator"))}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
