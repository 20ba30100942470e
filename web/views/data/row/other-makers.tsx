import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { formatNumber } from "../../../parts/format.ts";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import type { FigureItem } from "../data-tables.ts";
import { valueText } from "../figure-words.ts";
import { useFigures } from "../queries.ts";

const SHOWN = 8;

/** The other makers that are computed with, and the way to every figure of the product. */
export function OtherMakers({ item }: { readonly item: FigureItem }) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const names = useNames();
  const { set } = useViewState();
  const [product] = item.products;
  const isAsked = item.table === "supply" && item.more > 0 && product !== undefined;
  const search = new URLSearchParams({
    table: "supply",
    only: "used",
    sort: "-value",
    limit: "100",
  });
  if (product) search.set("product", product);
  const answer = useFigures(search.toString(), isAsked);
  if (!isAsked) return null;
  const rows = answer.isPlaceholderData ? [] : (answer.data?.items ?? []);
  const others = rows.filter(({ key }) => key !== item.key);
  const words = { language, t };
  const open = (row: string | null) =>
    set({ by: "producer", sel: product, row, sort: null, q: "", status: [], only: null });
  return (
    <div className="figure-part">
      <h3>{t("detail.makers")}</h3>
      <ul className="figure-makers">
        {others.slice(0, SHOWN).map((other) => (
          <li key={other.key}>
            <button type="button" className="text-button" onClick={() => open(other.key)}>
              {names?.country(other.countries[0] ?? "")} <b>{valueText(other, words)}</b>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="text-button text-link" onClick={() => open(null)}>
            {t("detail.all", { number: formatNumber(item.more + 1) })}
          </button>
        </li>
      </ul>
    </div>
  );
}
