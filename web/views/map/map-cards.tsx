import { useTranslation } from "react-i18next";
import { formatShare, formatShareRange } from "../../parts/format.ts";
import { StatusChip } from "../../parts/status-chip.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import type { MapRow } from "./map-rows.ts";
import { figureText } from "./map-text.ts";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

const CARDS = 6;
const HOLDS = 2;

/** The countries at the head of the list: place, figure, and what their hold rests on. */
export function MapCards({ data, selected, onSelect }: Props) {
  const { t } = useTranslation("map");
  const names = useNames();
  const language = useLanguage();
  const first = data.rows.filter(({ rank }) => rank !== null).slice(0, CARDS);
  if (first.length === 0) return null;
  return (
    <ol className="map-cards" aria-label={t("cards")}>
      {first.map((row) => (
        <li key={row.code}>
          <button
            type="button"
            className="map-card"
            aria-pressed={row.code === selected}
            onClick={() => onSelect(row.code)}
          >
            <span className="map-card-head">
              <b>{names?.country(row.code)}</b>
              <span className="quiet">
                <span className="sr-only">{t("card.place", { place: row.rank })}</span>
                <span aria-hidden>{row.rank}</span>
              </span>
            </span>
            <span
              className={data.measure === "loss" ? "map-card-figure loss-text" : "map-card-figure"}
            >
              {figureText(row, data.measure, language)}
            </span>
            <CardLines data={data} row={row} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function CardLines({ data, row }: { readonly data: MapData; readonly row: MapRow }) {
  const { t } = useTranslation("map");
  const names = useNames();
  const language = useLanguage();
  if (data.measure === "share") {
    const bought = data.flows.find(({ supplier }) => supplier === row.code);
    return (
      <>
        {row.status && (
          <span className="map-card-line">
            <StatusChip status={row.status} />
          </span>
        )}
        {bought && !row.isHome && (
          <span className="map-card-line">
            <span>{t("card.bought")}</span>
            <span>{formatShare(bought.share, language)}</span>
          </span>
        )}
      </>
    );
  }
  const isGovernance = data.measure === "governance";
  const loss = isGovernance
    ? data.ranking.items.find(({ id }) => id === `@${row.code}`)
    : undefined;
  const holds = (data.holds.get(row.code) ?? []).slice(0, isGovernance ? 1 : HOLDS);
  return (
    <>
      {loss && (
        <span className="map-card-line">
          <span>{t("card.loss")}</span>
          <span>{formatShareRange(loss.score, loss.scoreRigid, language)}</span>
        </span>
      )}
      {holds.map(({ product, share }) => (
        <span className="map-card-line" key={product}>
          <span>{names?.product(product)}</span>
          <span>{formatShare(share, language)}</span>
        </span>
      ))}
    </>
  );
}
