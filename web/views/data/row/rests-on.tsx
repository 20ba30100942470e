import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGraph } from "../../../app/shown-data-set.ts";
import { useViewState } from "../../../app/view-state.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import type { FigureItem } from "../data-tables.ts";
import { rangeText } from "../figure-words.ts";
import { isCarried, restingOn } from "./rests-on.ts";

/** How many products' dependency rests on a figure, with the way to see them. */
export function RestsOn({ item }: { readonly item: FigureItem }) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const { go } = useViewState();
  const inputs = useGraph().data?.inputs;
  const [product] = item.products;
  const count = useMemo(
    () => (inputs && product ? restingOn(product, inputs).size : 0),
    [inputs, product],
  );
  if (!product || !isCarried(item.table)) return null;
  const range = rangeText(item, { language, t });
  const isUsed = item.used || item.value === null;
  const open = { sel: product, row: null, table: null, q: "", status: [], only: null, sort: null };
  return (
    <>
      {isUsed && (
        <p>
          {range !== "" && `${t("detail.usedRange", { range })} `}
          {count > 0 && `${t("detail.rests", { count })} `}
          <button
            type="button"
            className="text-button text-link"
            onClick={() => go("explore", open)}
          >
            {t("detail.show")}
          </button>
        </p>
      )}
      <p>
        <button
          type="button"
          className="text-button text-link"
          onClick={() => go("chokepoints", { ...open, by: "product" })}
        >
          {t("detail.inRanking")}
        </button>
      </p>
    </>
  );
}
