import "./phone-figures.css";
import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { StatusChip } from "../../parts/status-chip.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import type { FigureItem, Source } from "./data-tables.ts";
import { rangeText, shownStatus, sourceName, valueText } from "./figure-words.ts";
import type { ListProps } from "./list-props.ts";
import { FigureDetail } from "./row/figure-detail.tsx";
import { Measured } from "./row/measured.tsx";
import { rowWords } from "./row-words.ts";

/** Figures on a phone: a card a row, which opens to what stands behind it. */
export function PhoneFigures({ listing, rows, opened, onAdd, onMargin, onOpenHeight }: ListProps) {
  const { t } = useTranslation("data");
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => onMargin(list.current?.offsetTop ?? 0), [onMargin]);
  const { from, to, before, after } = rows;
  const indexes = Array.from({ length: to - from }, (_, at) => from + at);
  return (
    <ol ref={list} className="figure-cards" style={{ paddingTop: before, paddingBottom: after }}>
      {indexes.map((index) => {
        const item = listing.itemAt(index);
        const place = { "aria-posinset": index + 1, "aria-setsize": listing.total };
        if (!item) {
          return (
            <li key={index} {...place} className="figure-card">
              <span className="sr-only">{t("rowOnItsWay")}</span>
            </li>
          );
        }
        const isOpen = opened.isOpen(item);
        return (
          <li key={item.key} {...place} className={isOpen ? "is-open" : undefined}>
            <button
              type="button"
              className="figure-card"
              aria-expanded={isOpen}
              onClick={() => opened.toggle(item)}
            >
              <Card item={item} sources={listing.sources} />
            </button>
            {isOpen && (
              <Measured onHeight={onOpenHeight}>
                <FigureDetail item={item} sources={listing.sources} onAdd={onAdd} />
              </Measured>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface CardProps {
  readonly item: FigureItem;
  readonly sources: ReadonlyMap<string, Source>;
}

function Card({ item, sources }: CardProps) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const names = useNames();
  if (!names) return null;
  const words = { language, t };
  const { product, subject, what } = rowWords(item, names, words);
  const known = product === null ? undefined : names.products.get(product);
  const status = shownStatus(item);
  const isMissing = item.value === null && item.status !== null;
  const range = rangeText(item, words);
  const [id] = item.sources;
  const source = id === undefined ? "" : sourceName(sources.get(id)) || id;
  return (
    <>
      <span className="card-line">
        {known && (
          <ProductGlyph shape={productShape(known)} {...(isMissing ? { fill: "none" } : {})} />
        )}
        <b className="one-line">{subject}</b>
        <b className="card-value">{item.column === null ? "" : valueText(item, words)}</b>
      </span>
      <span className="card-line card-what">
        <span className="one-line">{what}</span>
        {range !== "" && <span className="card-value quiet">{range}</span>}
      </span>
      <span className="card-line quiet">
        {status && <StatusChip status={status} />}
        <span>{item.year ?? ""}</span>
        <span className="one-line">
          {item.status === "missing" && !source ? t("noneFound") : source}
        </span>
      </span>
    </>
  );
}
