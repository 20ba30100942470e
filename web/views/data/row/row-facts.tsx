import { useTranslation } from "react-i18next";
import { formatDate } from "../../../parts/format.ts";
import { useLanguage } from "../../../parts/use-names.ts";
import type { FigureItem } from "../data-tables.ts";

/** Columns that say something in words, by table. */
const FACTS: Partial<Record<FigureItem["table"], readonly string[]>> = {
  events: ["kind", "start", "end", "outcome"],
  projects: ["state", "stage", "instruments", "field"],
  inputs: ["group"],
  firms: ["headquarters"],
  products: ["synonyms", "unit", "stage", "kind"],
  countries: ["blocs"],
  tradeParameters: ["scope"],
};
const DATES: ReadonlySet<string> = new Set(["start", "end"]);

/** What a row says in words besides its figures. */
export function RowFacts({ item }: { readonly item: FigureItem }) {
  const { t } = useTranslation("data");
  const language = useLanguage();
  const facts = (FACTS[item.table] ?? []).flatMap((column) => {
    const cell = item.row[column];
    const text = Array.isArray(cell) ? cell.join(", ") : typeof cell === "string" ? cell : "";
    if (text === "") return [];
    return [{ column, text: DATES.has(column) ? formatDate(text, language) : text }];
  });
  if (facts.length === 0) return null;
  return (
    <dl className="figure-facts">
      {facts.map(({ column, text }) => (
        <div key={column}>
          <dt>{t(`detail.words.${column}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
