import { useTranslation } from "react-i18next";
import { ProductGlyph } from "../../../parts/product-glyph.tsx";
import { productShape } from "../../../parts/product-shape.ts";
import { StatusChip } from "../../../parts/status-chip.tsx";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import type { FigureItem, Source } from "../data-tables.ts";
import { rangeText, shownStatus, valueText } from "../figure-words.ts";
import { rowWords } from "../row-words.ts";
import { SourceCell } from "./source-cell.tsx";

interface Props {
  readonly item: FigureItem;
  readonly index: number;
  readonly isOpen: boolean;
  readonly sources: ReadonlyMap<string, Source>;
  readonly onToggle: () => void;
  readonly onAdd: (item: FigureItem) => void;
}

/** One row: what it is about, who or what, figure, range, year, status, source. */
export function FigureRow({ item, index, isOpen, sources, onToggle, onAdd }: Props) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const names = useNames();
  if (!names) return null;
  const words = { language, t };
  const { product, subject, what } = rowWords(item, names, words);
  const known = product === null ? undefined : names.products.get(product);
  const status = shownStatus(item);
  const isMissing = item.value === null && item.status !== null;
  return (
    <tr
      aria-rowindex={index + 2}
      className={isOpen ? "figure-row is-open" : "figure-row"}
      onClick={onToggle}
    >
      <th scope="row" className="col-subject">
        <span className="name-cell">
          {known && (
            <ProductGlyph shape={productShape(known)} {...(isMissing ? { fill: "none" } : {})} />
          )}
          <button
            type="button"
            className="text-button"
            aria-expanded={isOpen}
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
          >
            {subject}
          </button>
        </span>
      </th>
      <td className={item.countries.length === 0 && isMissing ? "col-what quiet" : "col-what"}>
        <span className="two-lines">{what}</span>
      </td>
      <td className="col-value">{item.column === null ? "" : valueText(item, words)}</td>
      <td className="col-low">{rangeText(item, words)}</td>
      <td className="col-year">{item.year ?? "–"}</td>
      <td className="col-status">{status && <StatusChip status={status} />}</td>
      <td className="col-source">
        <SourceCell item={item} sources={sources} onAdd={onAdd} />
      </td>
    </tr>
  );
}
