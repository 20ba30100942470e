import "../panel/panel.css";
import "../panel/panel-parts.css";
import "./country-panel.css";
import { useEffect, useRef } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { formatShare, formatShareRange } from "../../parts/format.ts";
import { CloseIcon } from "../../parts/icons.tsx";
import { madeProducts } from "../../parts/made-products.ts";
import { Matters } from "../../parts/matters.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useInSentence } from "../explore/use-words.ts";
import { PanelFoot } from "../panel/panel-foot.tsx";
import { SpokenSelection } from "../panel/spoken-selection.tsx";
import { CountryFacts } from "../panel/target-facts.tsx";
import { CountryHelp } from "./country-help.tsx";
import { CountryHolds, CountrySectors } from "./country-sections.tsx";
import { CountryWalks } from "./country-walks.tsx";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly country: string;
}

/** The panel of a country: what its stop would cost, what that rests on, what would help. */
export function CountryPanel({ data, country }: Props) {
  const { t } = useTranslation(["map", "panel", "words"]);
  const { set } = useViewState();
  const names = useNames();
  const body = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection starts at its top
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [country]);
  if (!names) return null;
  const name = names.country(country);
  const target = `@${country}`;
  return (
    <aside className="selection-panel" aria-label={t("panel:label", { name })}>
      <SpokenSelection target={target} kind="country" name={name} />
      <p className="panel-kind">{t("words:kindLine.country")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keys */}
      <section className="panel-body" ref={body} tabIndex={0} aria-label={name}>
        <header className="panel-head">
          <h2>{name}</h2>
          <CountryLead data={data} country={country} />
        </header>
        <CountrySectors data={data} country={country} />
        <CountryHolds key={`${country} holds`} data={data} country={country} />
        <CountryHelp key={`${country} help`} data={data} country={country} />
        <CountryWalks country={country} />
        <CountryFacts country={country} />
      </section>
      <button
        type="button"
        className="panel-close"
        aria-label={t("panel:close")}
        onClick={() => set({ sel: null })}
      >
        <CloseIcon />
      </button>
      <PanelFoot target={target} canCut={!data.home.has(country)} hasReport />
    </aside>
  );
}

const LEAST = 0.0005;
const OPEN = 0.008;

function CountryLead({ data, country }: Props) {
  const { t } = useTranslation("map");
  const language = useLanguage();
  const names = useNames();
  const home = useInSentence(data.viewpoint.home);
  if (data.home.has(country)) return <p className="panel-lead">{t("panel.home")}</p>;
  const item = data.ranking.items.find(({ id }) => id === `@${country}`);
  const products = data.graph.products.filter(({ kind }) => kind !== "sector").length;
  const made = madeProducts(data.graph.products, country).length;
  const text = !item ? "leadNoRank" : item.score < LEAST ? "leadNone" : "lead";
  const values = {
    country: names?.countryInSentence(country) ?? country,
    home,
    share: item ? formatShareRange(item.score, item.scoreRigid, language) : "",
  };
  const isOpen = item && item.scoreHigh - Math.max(item.score, item.scoreRigid) > OPEN;
  return (
    <>
      <p className="panel-lead">
        <Trans
          t={t}
          i18nKey={`panel.${text}`}
          values={values}
          components={{ 1: <Matters />, b: <b /> }}
        />{" "}
        {t("panel.makes", { count: made, total: products })}
      </p>
      {isOpen && (
        <p className="panel-note">
          {t("panel.widest", { share: formatShare(item.scoreHigh, language) })}
        </p>
      )}
    </>
  );
}
