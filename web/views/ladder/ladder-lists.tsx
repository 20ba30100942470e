import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { formatLoss } from "../../parts/format.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { splitLosses } from "../panel/other-losses.ts";

interface AlsoHitProps {
  readonly losses: Readonly<Record<string, number>>;
  /** The sector at the end of the ladder, which is told already. */
  readonly except: string | undefined;
}

/** The other sectors that lose, worst first; tapping one walks there. */
export function AlsoHit({ losses, except }: AlsoHitProps) {
  const { t } = useTranslation("panel");
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const hasWeight = (id: string) => (names?.products.get(id)?.importance ?? 0) > 0;
  const { counted, uncounted } = splitLosses(losses, hasWeight, except);
  const hit = [...counted, ...uncounted];
  if (hit.length === 0) return null;
  return (
    <section className="ladder-list">
      <h2>{t("ladder.alsoHit")}</h2>
      <ul>
        {hit.map(([sector, loss]) => (
          <li key={sector}>
            <button type="button" onClick={() => set({ sel: sector })}>
              <span>
                {names?.product(sector)}
                {!hasWeight(sector) && <span className="quiet"> ({t("path.noWeight")})</span>}
              </span>
              <b className="loss-text">{formatLoss(loss, language)}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WalkListProps {
  readonly title: string;
  readonly products: readonly string[];
}

/** Neighbours that are not on the ladder; folded. */
export function WalkList({ title, products }: WalkListProps) {
  const { set } = useViewState();
  const names = useNames();
  if (products.length === 0) return null;
  return (
    <details className="ladder-list">
      <summary>
        {title} <span className="quiet">{products.length}</span>
      </summary>
      <ul>
        {products.map((id) => {
          const product = names?.products.get(id);
          return (
            <li key={id}>
              <button type="button" onClick={() => set({ sel: id })}>
                {product && <ProductGlyph shape={productShape(product)} />}
                <span>{names?.product(id)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
