import { useTranslation } from "react-i18next";
import { useCoverage } from "../../app/queries.ts";
import { ProductLinks } from "./product-links.tsx";

/** The products whose figures rest on a source. */
export function SourceSections({ source }: { readonly source: string }) {
  const { t } = useTranslation("panel");
  const coverage = useCoverage().data;
  if (!coverage) return null;
  const rows = coverage.items
    .filter(({ sources }) => sources.includes(source))
    .map(({ id }) => ({ target: id, product: id, figure: null }));
  return <ProductLinks title={t("source.products")} none={t("source.none")} rows={rows} />;
}
