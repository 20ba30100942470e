import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { Failure } from "../../parts/failure.tsx";
import { AddOne } from "./add-one.tsx";
import { type FigureQuestion, openedProduct } from "./data-question.ts";
import type { FigureItem } from "./data-tables.ts";
import { FigureFinding } from "./figure-finding.tsx";
import { FigureTable } from "./figure-table.tsx";
import { FilterLine } from "./filter-line.tsx";
import { FoldedLeft } from "./left/left-column.tsx";
import { NothingMatches } from "./nothing-matches.tsx";
import { PhoneFigures } from "./phone-figures.tsx";
import { useListing } from "./queries.ts";
import { useFigureWindow, usePages } from "./use-figure-window.ts";
import { useOpenedRow, useScrollToOpened } from "./use-opened-row.ts";

const ROW_HEIGHT = 41;
const CARD_HEIGHT = 88;
/** Before it was measured. */
const OPEN_HEIGHT = 150;

interface Props {
  readonly question: FigureQuestion | null;
  readonly isPhone: boolean;
}

/** A table of the data set: finding, filters, rows; on a phone as cards. */
export function FigurePane({ question, isPhone }: Props) {
  const { t } = useTranslation("data");
  const { state } = useViewState();
  const [scroll, setScroll] = useState<HTMLElement | null>(null);
  const [margin, setMargin] = useState(0);
  const [openHeight, setOpenHeight] = useState(OPEN_HEIGHT);
  const [adding, setAdding] = useState<FigureItem | null>(null);
  const [span, setSpan] = useState({ from: 0, to: 1 });
  const { listing, error, retry } = useListing(question, usePages(span.from, span.to));
  const opened = useOpenedRow(question);
  const open = openPlace(listing?.itemAt, span, opened.isOpen) ?? opened.place;
  const rows = useFigureWindow(listing?.total ?? 0, {
    ...{ scroll, open, openHeight, margin: isPhone ? margin : 0 },
    rowHeight: isPhone ? CARD_HEIGHT : ROW_HEIGHT,
  });
  if (rows.from !== span.from || rows.to !== span.to) setSpan({ from: rows.from, to: rows.to });
  const wanted = state.row ?? openedProduct(state);
  useScrollToOpened(opened, wanted, listing !== null && scroll !== null, rows.scrollTo);
  const List = isPhone ? PhoneFigures : FigureTable;
  return (
    <div className="data-main" ref={isPhone ? setScroll : undefined}>
      <div className="data-head">
        {listing ? <FigureFinding listing={listing} /> : <div className="data-finding" />}
        <FilterLine />
      </div>
      {isPhone && <FoldedLeft />}
      {error && !listing && <Failure title={t("failed")} error={error} onRetry={retry} />}
      {!error && !listing && <Waiting />}
      {listing && listing.total === 0 && <NothingMatches listing={listing} />}
      {listing && listing.total > 0 && (
        <List
          {...{ listing, rows, opened, onAdd: setAdding, onMargin: setMargin }}
          {...{ onScroller: setScroll, onOpenHeight: setOpenHeight }}
        />
      )}
      {adding && <AddOne item={adding} onClose={() => setAdding(null)} />}
    </div>
  );
}

/** Where among the drawn rows the opened one stands. */
function openPlace(
  itemAt: ((index: number) => FigureItem | undefined) | undefined,
  { from, to }: { readonly from: number; readonly to: number },
  isOpen: (item: FigureItem) => boolean,
): number | null {
  for (let index = from; itemAt && index < to; index++) {
    const item = itemAt(index);
    if (item && isOpen(item)) return index;
  }
  return null;
}

function Waiting() {
  const { t } = useTranslation("data");
  return (
    <div className="data-waiting" role="status">
      <span className="sr-only">{t("waiting")}</span>
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all the same
        <span key={row} aria-hidden />
      ))}
    </div>
  );
}
