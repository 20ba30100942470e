import { useTranslation } from "react-i18next";
import { formatShare } from "./format.ts";
import { ProductGlyph } from "./product-glyph.tsx";
import { productShape } from "./product-shape.ts";
import { type HitList, SearchOption } from "./search-field.tsx";
import type { SearchEntry, SearchHits } from "./search-index.ts";
import { targetParts } from "./target-parts.ts";
import { useLanguage, useNames } from "./use-names.ts";
import { useSourceNames } from "./use-source-names.ts";

interface Props {
  readonly groups: readonly SearchHits[];
  readonly list: HitList<SearchEntry>;
}

/** What a search found, in groups; the list that the search field points into. */
export function SearchResults({ groups, list }: Props) {
  const { t } = useTranslation("words");
  return (
    <div className="search-results" id={list.id} role="listbox" aria-label={t("search.results")}>
      {groups.map(({ group, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div key={group} role="group" aria-labelledby={`${list.id}-${group}`}>
          <div className="search-group" id={`${list.id}-${group}`}>
            {t(`search.group.${group}`)}
          </div>
          {entries.map((entry) => (
            <SearchOption key={entry.target} hit={entry} list={list}>
              <OptionText entry={entry} />
            </SearchOption>
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
