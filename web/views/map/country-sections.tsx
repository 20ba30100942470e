import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { formatShare, formatShareRange } from "../../parts/format.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Section } from "../panel/section.tsx";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly country: string;
}

const SECTORS = 8;
const HOLDS = 6;
const LEAST = 0.0005;

/** The sectors that a country would stop, the hardest hit first. */
export function CountrySectors({ data, country }: Props) {
  const { t } = useTranslation("map");
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const [isWhole, setWhole] = useState(false);
  const item = data.ranking.items.find(({ id }) => id === `@${country}`);
  if (!item) return null;
  const losses = Object.entries(item.losses)
    .filter(([, loss]) => loss >= LEAST)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return (
    <Section title={t("panel.sectors")} aside={t("panel.sectorsAside")}>
      {losses.length === 0 && <p className="panel-note">{t("panel.noSectors")}</p>}
      <ul className="map-sectors">
        {(isWhole ? losses : losses.slice(0, SECTORS)).map(([sector, loss]) => (
          <li key={sector}>
            <button
              type="button"
              className="text-button map-panel-link"
              onClick={() => set({ sel: sector })}
            >
              {names?.product(sector)}
            </button>
            <span className="map-bar-track" aria-hidden>
              <span style={{ width: `${Math.min(100, loss * 100)}%` }} />
            </span>
            <b>{formatShare(loss, language)}</b>
          </li>
        ))}
      </ul>
      {!isWhole && losses.length > SECTORS && (
        <button type="button" className="text-button text-link" onClick={() => setWhole(true)}>
          {t("panel.allSectors", { count: losses.length })}
        </button>
      )}
    </Section>
  );
}

/** The products by which a country holds home: its share, and what its part alone would stop. */
export function CountryHolds({ data, country }: Props) {
  const { t } = useTranslation("map");
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  if (data.home.has(country)) return null;
  const holds = (data.holds.get(country) ?? []).filter(({ item }) => item.score >= LEAST);
  const none = { here: "noHolds", awaited: "holdsAwaited", failed: "holdsFailed" } as const;
  return (
    <Section title={t("panel.holds")} aside={t("panel.holdsAside")}>
      {holds.length === 0 && <p className="panel-note">{t(`panel.${none[data.holdsAre]}`)}</p>}
      <ul className="map-holds">
        {holds.slice(0, HOLDS).map(({ product, share, item }) => {
          const row = names?.products.get(product);
          return (
            <li key={product}>
              {row && <ProductGlyph shape={productShape(row)} />}
              <button
                type="button"
                className="text-button map-panel-link"
                onClick={() => set({ sel: `${product}@${country}` })}
              >
                {names?.product(product)}
              </button>
              <span className="quiet">{formatShare(share, language)}</span>
              <b className="loss-text">{formatShareRange(item.score, item.scoreRigid, language)}</b>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
