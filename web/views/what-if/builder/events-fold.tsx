import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { countrySet } from "../../../parts/country-set.ts";
import { formatDate } from "../../../parts/format.ts";
import { useProductEvents } from "../queries.ts";
import type { Shock } from "../shown-scenario.ts";
import { productsCut } from "./cut-reach.ts";
import type { Builder } from "./use-builder.ts";

/** Of a cut that reaches more products, what happened would fill pages. */
const MOST_PRODUCTS = 12;

/** What really happened to what is cut: events of the data set, with their outcome and source. */
export function EventsFold({ builder }: { readonly builder: Builder }) {
  const { t } = useTranslation("whatIf");
  const [isOpen, setOpen] = useState(false);
  const { scenario, graph, words } = builder;
  const { language } = words;
  const cut = useMemo(() => [...productsCut(scenario, graph)], [scenario, graph]);
  const isAsked = cut.length > 0 && cut.length <= MOST_PRODUCTS;
  const { events, isPending } = useProductEvents(isOpen && isAsked ? cut : NOTHING);
  const sellers = useMemo(() => sellersOf(scenario.shocks), [scenario.shocks]);
  if (!isAsked) return null;
  const codes = sellers && countrySet(sellers, graph.countries);
  const told = events.filter(
    ({ countries }) => codes === null || countries.some((code) => codes.has(code)),
  );
  return (
    <details className="build-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("events.title")}</summary>
      {isOpen && !isPending && told.length === 0 && (
        <p className="build-note">{t("events.none")}</p>
      )}
      <ul className="rest-list">
        {told.map(({ id, nameEn, nameJa, start, outcome, evidence }) => (
          <li key={id}>
            <b>{language === "ja" ? nameJa || nameEn : nameEn}</b>
            {start && ` (${formatDate(start, language)})`}
            {outcome && <small lang="en">{outcome}</small>}
            {evidence.source && <small lang="en">{evidence.source.citation}</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}

const NOTHING: readonly string[] = [];

/** Who stops or does not sell, over all cuts; null: everybody. */
function sellersOf(shocks: readonly Shock[]): readonly string[] | null {
  const codes: string[] = [];
  for (const shock of shocks) {
    const who =
      shock.kind === "halt" ? shock.countries : shock.kind === "embargo" ? shock.sellers : "*";
    if (who === "*") return null;
    codes.push(...who);
  }
  return codes;
}
