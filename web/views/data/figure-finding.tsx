import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { formatList, formatNumber } from "../../parts/format.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { isPerProduct } from "./data-tables.ts";
import { type Listing, useFigureChecks } from "./queries.ts";

/** The view's main finding: how much is known, or how much of it matches; spoken once. */
export function FigureFinding({ listing }: { readonly listing: Listing }) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const { state } = useViewState();
  const checks = useFigureChecks().data;
  const { question, total, counts } = listing;
  const { table, search } = question;
  const asked = new URLSearchParams(search);
  for (const key of ["table", "per", "sort"]) asked.delete(key);
  const isWhole = asked.size === 0;
  const number = formatNumber(total);
  const others = Object.entries(counts)
    .filter(([name, count]) => name !== table && count > 0)
    .map(([name]) => t(`table.${name}`));
  const backing = () => {
    if (!checks || table !== "supply") return "";
    if (checks.products === checks.withoutFigure) return "";
    if (checks.unsourced === 0) return t("finding.sourced");
    const isBare = (counts["sources"] ?? 0) === 0;
    return isBare ? t("finding.noSources") : t("finding.unsourced", { count: checks.unsourced });
  };
  const title = () => {
    if (!isWhole && total === 0) return t("finding.nothing");
    if (!isWhole) {
      const key = isPerProduct(table, state.by) ? "finding.ofProducts" : "finding.found";
      return t(key, { count: total, number });
    }
    if (table === "supply" && checks) {
      const all = formatNumber(checks.products);
      const known = formatNumber(checks.products - checks.withoutFigure);
      const gap = language === "ja" ? "" : " ";
      return t("finding.supply", { count: checks.products, known, all }) + gap + backing();
    }
    if (table === "inputs" || table === "sources")
      return t(`finding.${table}`, { count: total, number });
    return t("finding.other", { count: total, number, table: t(`table.${table}`) });
  };
  const isElsewhere = !isWhole && others.length > 0;
  return (
    <div className="finding data-finding" role="status">
      <h1>{title()}</h1>
      {isElsewhere && (
        <p>{t("finding.elsewhere", { tables: formatList(others.slice(0, 4), language) })}</p>
      )}
    </div>
  );
}
