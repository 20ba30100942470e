import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { carriedOver, countryOf, selectionOf } from "./selection.ts";
import { isOfProduct, type MapData, type Measure } from "./use-map.ts";

const MEASURES: readonly Measure[] = ["loss", "dependency", "share", "governance"];

interface Props {
  readonly data: MapData;
}

/** What the map is coloured by, and of which product. */
export function MapBar({ data }: Props) {
  const { t } = useTranslation("map");
  const { state, set } = useViewState();
  const choose = (measure: Measure) =>
    set({
      measure,
      sort: null,
      sel: carriedOver(state.sel, isOfProduct(measure), data.holds),
    });
  return (
    <div className="map-bar">
      {isOfProduct(data.measure) && <ProductChooser data={data} />}
      <fieldset className="segments">
        <legend className="sr-only">{t("measure.title")}</legend>
        {MEASURES.map((measure) => (
          <button
            key={measure}
            type="button"
            aria-pressed={data.measure === measure}
            onClick={() => choose(measure)}
          >
            {t(`measure.${measure}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** Stands for no product in particular. */
const ALL = "*";

function ProductChooser({ data }: Props) {
  const { t } = useTranslation("map");
  const { state, set } = useViewState();
  const names = useNames();
  const language = useLanguage();
  const { measure, product, graph } = data;
  const options = useMemo(() => {
    const words = new Intl.Collator(language);
    const list = graph.products
      .filter(({ kind }) => measure === "dependency" || kind !== "sector")
      .map(({ id }) => ({ value: id, label: names?.product(id) ?? id }))
      .sort((a, b) => words.compare(a.label, b.label));
    return measure === "dependency" ? [{ value: ALL, label: t("product.all") }, ...list] : list;
  }, [graph, names, language, measure, t]);
  const choose = (id: string) => {
    const country = countryOf(state.sel);
    const shown = id === ALL ? null : id;
    if (country === null) set({ sel: shown });
    else set({ sel: selectionOf(country, shown) });
  };
  return (
    <Select
      aria-label={t("product.label")}
      className="map-product"
      classNames={{ input: "map-product-input" }}
      data={options}
      value={product?.id ?? (measure === "dependency" ? ALL : null)}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t("product.none")}
      maxDropdownHeight={320}
      onChange={(id) => id !== null && choose(id)}
    />
  );
}
