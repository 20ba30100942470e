import { useTranslation } from "react-i18next";
import type { ProductOverview } from "../../../src/api/contract/operations.ts";
import { useChokepoints, useDependency, useViewpoint } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import { formatLoss, formatShare, formatShareRange } from "../../parts/format.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Lead } from "./lead.tsx";
import { Section } from "./section.tsx";
import { useHomeName } from "./use-home-name.ts";

const SHOWN = 8;

/** How much a sector counts for, and how much of it stops without the chosen countries. */
export function SectorLead({ product }: { readonly product: ProductOverview }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const names = useNames();
  const home = useHomeName();
  const on = useViewpoint()?.on ?? "foreign";
  const item = useDependency().data?.items.find(({ id }) => id === product.id);
  if (!product.importance) return <>{t("lead.noWeight")}</>;
  const weight = formatShare(product.importance, language);
  if (item?.critical === null || item === undefined) {
    return <Lead text="lead.sector" values={{ home, weight }} />;
  }
  const country = names?.countryInSentence(on) ?? on;
  const scope = t(`scopeInSentence.${on}`, { defaultValue: country });
  const share = formatShareRange(
    item.criticalLow ?? item.critical,
    item.criticalHigh ?? item.critical,
    language,
  );
  return <Lead text="lead.sectorCritical" values={{ home, weight, scope, share }} />;
}

/** The products whose cut would hurt the sector most. */
export function HurtBySection({ sector }: { readonly sector: string }) {
  const { t } = useTranslation("panel");
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const result = useChokepoints("product").data;
  const worst = (result?.by === "product" ? result.items : [])
    .map(({ id, losses }) => ({ id, loss: losses[sector] ?? 0 }))
    .filter(({ loss }) => loss > 0)
    .sort((a, b) => b.loss - a.loss || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN);
  if (worst.length === 0) return null;
  return (
    <Section title={t("hurtBy.title")}>
      <ul className="panel-hits">
        {worst.map(({ id, loss }) => {
          const product = names?.products.get(id);
          return (
            <li key={id}>
              {product && <ProductGlyph shape={productShape(product)} />}
              <button
                type="button"
                className="text-button panel-link-name"
                onClick={() => set({ sel: id })}
              >
                {names?.product(id)}
              </button>
              <b className="loss-text">{formatLoss(loss, language)}</b>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
