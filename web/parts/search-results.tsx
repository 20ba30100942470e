import { useTranslation } from "react-i18next";
import { formatShare } from "./format.ts";
import { ProductGlyph } from "./product-glyph.tsx";
import { productShape } from "./product-shape.ts";
import type { SearchEntry, SearchHits } from "./search-index.ts";
import { targetParts } from "./target-parts.ts";
import { useLanguage, useNames } from "./use-names.ts";
import { useSourceNames } from "./use-source-names.ts";

interface Props {
  readonly id: string;
  readonly hits: readonly SearchHits[];
  readonly active: SearchEntry | undefined;
  readonly optionId: (entry: SearchEntry) => string;
  readonly onChoose: (entry: SearchEntry) => void;
}

/** What a search found, in groups; the list that the search box points into. */
export function SearchResults({ id, hits, active, optionId, onChoose }: Props) {
  const { t } = useTranslation("words");
  return (
    <div className="search-results" id={id} role="listbox" aria-label={t("search.results")}>
      {hits.map(({ group, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div className="search-group" id={`${id}-${group}`}>
            {t(`search.group.${group}`)}
          </div>
          {entries.map((entry) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the search box
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search box
            <div
              key={entry.target}
              id={optionId(entry)}
              role="option"
              aria-selected={entry === active}
              className={entry === active ? "search-option is-active" : "search-option"}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(entry)}
            >
              <OptionText entry={entry} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function OptionText({ entry }: { readonly entry: SearchEntry }) {
  const { t } = useTranslation("words");
  const language = useLanguage();
  const names = useNames();
  const sources = useSourceNames();
  if (entry.group === "source") {
    return <span className="search-name">{sources.get(entry.target.slice("source:".length))}</span>;
  }
  const parts = targetParts(entry.target);
  const product = parts.kind === "product" ? names?.products.get(parts.product) : undefined;
  const share = entry.group === "producer" && entry.rank > 0 ? entry.rank : null;
  return (
    <>
      {product && <ProductGlyph shape={productShape(product)} />}
      <span className="search-name">{names?.target(entry.target) ?? entry.target}</span>
      <span className="quiet">
        {product && t(`kindLine.${product.stage ?? product.kind}`)}
        {share !== null && formatShare(share, language)}
      </span>
    </>
  );
}
