import "./phone-rows.css";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FIGURE_COLUMNS } from "../../app/sort-columns.ts";
import { useViewState } from "../../app/view-state.ts";
import { DependencySquare } from "../../parts/dependency-square.tsx";
import { figureText } from "../../parts/figures/figure-text.ts";
import { formatLoss, formatShare, UNKNOWN } from "../../parts/format.ts";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { scoreText } from "../../parts/score-text.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import type { RankedRow } from "./ranked-rows.ts";
import { readOrder } from "./row-order.ts";
import { useRowWindow } from "./use-row-window.ts";

const ROW_HEIGHT = 72;
const FIGURE_IDS = Object.values(FIGURE_COLUMNS).flat();

interface Props {
  /** Already in the chosen order. */
  readonly rows: readonly RankedRow[];
  /** End of the scale of the score bars. */
  readonly end: number;
  readonly onSelect: (id: string) => void;
  /** What the list scrolls in; `null` until it is there. */
  readonly scroll: HTMLElement | null;
}

/** The ranking on a phone: one line a row for name and score, the bar, one for maker and loss. */
export function PhoneRows({ rows, end, onSelect, scroll }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), []);
  const { from, to, before, after } = useRowWindow(rows.length, {
    scroll,
    rowHeight: ROW_HEIGHT,
    margin,
  });
  return (
    <ol ref={list} className="phone-rows" style={{ paddingTop: before, paddingBottom: after }}>
      {rows.slice(from, to).map((row, place) => (
        <li
          key={row.id}
          data-row={row.id}
          aria-posinset={from + place + 1}
          aria-setsize={rows.length}
        >
          <button type="button" onClick={() => onSelect(row.id)}>
            <PhoneRow row={row} end={end} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function PhoneRow({ row, end }: { readonly row: RankedRow; readonly end: number }) {
  const { t } = useTranslation(["chokepoints", "words"]);
  const { state } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const asked = FIGURE_IDS.find((id) => id === readOrder(state.sort).column);
  const figure = asked && figureText(row, asked, { language, t });
  const [low, high] = [row.scoreLow ?? row.score ?? 0, row.scoreHigh ?? row.score ?? 0];
  const score =
    row.score === null
      ? UNKNOWN
      : scoreText({ score: row.score, scoreLow: low, scoreHigh: high }, row.isOpen, language);
  const maker =
    row.maker === null
      ? t("words:noFigure")
      : `${names?.country(row.maker) ?? row.maker} ${formatShare(row.makerShare, language)}`;
  return (
    <>
      <span className="phone-rank">{row.rank ?? "–"}</span>
      <span className="phone-mark">
        {row.shape && <DependencySquare share={row.shares?.direct.isOpen ? null : row.direct} />}
      </span>
      <b className={row.shape ? "phone-name" : "phone-name is-long"}>{row.name}</b>
      <b className="phone-score">{score}</b>
      <span className="phone-bar">
        <ScoreBar low={low} high={high} end={end} />
      </span>
      <span className="phone-maker quiet">
        {asked ? `${t(`figure.${asked}.title`)} ${figure ?? "–"}` : row.shape && maker}
      </span>
      <span className="phone-stops quiet">
        {row.sector === null ? t("noPath") : names?.product(row.sector)}{" "}
        {row.sector !== null && <b className="loss-text">{formatLoss(row.sectorLoss, language)}</b>}
      </span>
    </>
  );
}
