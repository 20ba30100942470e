import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useViewpoint } from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import type { FigureColumnId } from "../../app/sort-columns.ts";
import { countrySet } from "../../parts/country-set.ts";
import { CountryStrip } from "../../parts/country-strip.tsx";
import { DependencySquare } from "../../parts/dependency-square.tsx";
import { figureText } from "../../parts/figures/figure-text.ts";
import { formatScoreRange, formatShare, formatShareRange } from "../../parts/format.ts";
import { PathInWords } from "../../parts/path-in-words.tsx";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { scoreText } from "../../parts/score-text.ts";
import type { DependencyColumn } from "../../parts/share-interval.ts";
import { stripParts } from "../../parts/strip-parts.ts";
import { targetParts } from "../../parts/target-parts.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useRowTabIndex } from "./active-row.ts";
import type { RankedRow } from "./ranked-rows.ts";

interface Props {
  readonly row: RankedRow;
}

export function NameCell({ row }: Props) {
  const { t } = useTranslation("words");
  const tabIndex = useRowTabIndex(row.id);
  return (
    <span className="name-cell">
      {row.shape && <ProductGlyph shape={row.shape} />}
      {row.kind && <span className="sr-only">{t(`kind.${row.kind}`)}</span>}
      <button type="button" className="text-button" tabIndex={tabIndex}>
        {row.name}
      </button>
    </span>
  );
}

export function ScoreCell({ row, end }: Props & { readonly end: number }) {
  const { t } = useTranslation(["chokepoints", "words"]);
  const language = useLanguage();
  if (row.score === null) return <span className="quiet">{t("noPath")}</span>;
  const [low, high] = [row.scoreLow ?? row.score, row.scoreHigh ?? row.score];
  const range = formatScoreRange(low, high, language);
  const ends = { score: row.score, scoreLow: low, scoreHigh: high };
  return (
    <span className={row.isOpen ? "score-cell is-open" : "score-cell"} title={range}>
      <b>{scoreText(ends, row.isOpen, language)}</b>
      <ScoreBar low={low} high={high} end={end} />
      {!row.isOpen && <span className="sr-only">{range}</span>}
    </span>
  );
}

export function ShareCell({ row, column }: Props & { readonly column: DependencyColumn }) {
  const { t } = useTranslation("words");
  const language = useLanguage();
  const interval = row.shares?.[column];
  if (!interval || interval.share === null) {
    return (
      <span className="share-cell">
        <DependencySquare share={null} />
        <span title={t("noFigure")}>–</span>
      </span>
    );
  }
  return (
    <span className="share-cell">
      <DependencySquare share={interval.isOpen ? null : interval.share} />
      <span>{formatShareRange(...interval.shown, language)}</span>
    </span>
  );
}

/** One figure, with its ends where they differ; a dash where there is none. */
export function FigureCell({ row, column }: Props & { readonly column: FigureColumnId }) {
  const { t } = useTranslation("words");
  const language = useLanguage();
  const text = figureText(row, column, { language, t });
  return text === null ? <span title={t("noFigure")}>–</span> : <span>{text}</span>;
}

export function MakersCell({ row }: Props) {
  const { t } = useTranslation("words");
  const language = useLanguage();
  const names = useNames();
  const graph = useGraph().data;
  const viewpoint = useViewpoint();
  if (!graph || !viewpoint || !names) return null;
  const parts = stripParts(row.makers, {
    home: countrySet(viewpoint.home, graph.countries),
    trusted: countrySet(viewpoint.trusted, graph.countries),
  });
  return (
    <span className="makers-cell">
      <CountryStrip parts={parts} height={8} isSpoken={false} />
      <span className="quiet">
        {row.maker === null
          ? t("noFigure")
          : t("makerShare", {
              name: names.country(row.maker),
              share: formatShare(row.makerShare, language),
            })}
      </span>
    </span>
  );
}

/** Letters of the steps that two lines hold beside the columns of products, in a narrow window and a wide one. */
const ROOM = { narrow: 38, wide: 64 };

export function StopsCell({ row }: Props) {
  const isNarrow = useMediaQuery("(max-width: 1399px)", false, { getInitialValueInEffect: false });
  const isWide = useMediaQuery("(min-width: 1700px)", false, { getInitialValueInEffect: false });
  if (row.sector === null) return <span className="quiet">–</span>;
  const { kind } = targetParts(row.id);
  const hasStart = kind === "country" || kind === "firm";
  const room = kind === "product" && !isWide ? ROOM[isNarrow ? "narrow" : "wide"] : undefined;
  return (
    <PathInWords
      path={row.path}
      loss={row.sectorLoss}
      hasStart={hasStart}
      {...(room === undefined ? {} : { room })}
    />
  );
}
