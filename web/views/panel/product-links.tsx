import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { useNames } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";

const SHOWN = 8;

interface Props {
  readonly title: string;
  readonly none: string;
  /** What each row selects, what it is called, and the figure at its end. */
  readonly rows: readonly {
    readonly target: string;
    readonly product: string;
    readonly figure: ReactNode;
  }[];
}

/** A list of products to walk to, each with one figure. */
export function ProductLinks({ title, none, rows }: Props) {
  const { t } = useTranslation("panel");
  const { set } = useViewState();
  const names = useNames();
  const [isWhole, setWhole] = useState(false);
  return (
    <Section title={title} aside={rows.length}>
      {rows.length === 0 && <p className="panel-note">{none}</p>}
      <ul className="panel-hits">
        {(isWhole ? rows : rows.slice(0, SHOWN)).map(({ target, product, figure }) => {
          const row = names?.products.get(product);
          return (
            <li key={target}>
              {row && <ProductGlyph shape={productShape(row)} />}
              <button
                type="button"
                className="text-button panel-link-name"
                onClick={() => set({ sel: target })}
              >
                {names?.product(product)}
              </button>
              <span>{figure}</span>
            </li>
          );
        })}
      </ul>
      {!isWhole && rows.length > SHOWN && (
        <button type="button" className="text-button text-link" onClick={() => setWhole(true)}>
          {t("makes.more", { count: rows.length })}
        </button>
      )}
    </Section>
  );
}
