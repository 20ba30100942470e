import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatShare } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { figureText } from "./map-text.ts";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

/** So many countries are listed at once. */
const SHOWN = 30;

/** On a phone: the countries as rows below the map, the whole table in one column. */
export function MapList({ data, selected, onSelect }: Props) {
  const { t } = useTranslation("map");
  const [isWhole, setWhole] = useState(false);
  const names = useNames();
  const language = useLanguage();
  const rows = data.rows.filter(({ isHome, figure }) => !isHome || figure !== null);
  return (
    <>
      <ol className="map-list" aria-label={t("table.caption", { count: rows.length })}>
        {(isWhole ? rows : rows.slice(0, SHOWN)).map((row) => {
          const [hold] = data.holds.get(row.code) ?? [];
          const isOfShare = data.measure === "share";
          return (
            <li key={row.code}>
              <button
                type="button"
                className="map-list-row"
                aria-current={row.code === selected}
                onClick={() => onSelect(row.code)}
              >
                <span className="map-list-place quiet">{row.rank ?? "–"}</span>
                <span className="map-list-name">
                  <b>{names?.country(row.code)}</b>
                  <span className="quiet">
                    {isOfShare
                      ? row.status && t(`words:status.${row.status}`)
                      : hold &&
                        `${names?.product(hold.product)} ${formatShare(hold.share, language)}`}
                  </span>
                </span>
                <b className={data.measure === "loss" ? "loss-text" : undefined}>
                  {figureText(row, data.measure, language)}
                </b>
              </button>
            </li>
          );
        })}
      </ol>
      {!isWhole && rows.length > SHOWN && (
        <button
          type="button"
          className="text-button text-link map-more"
          onClick={() => setWhole(true)}
        >
          {t("table.all", { count: rows.length })}
        </button>
      )}
    </>
  );
}
