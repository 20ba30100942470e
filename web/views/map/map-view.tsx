import "../../parts/parts.css";
import "./map.css";
import "./map-parts.css";
import "./map-phone.css";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { isNamed } from "../../parts/country-set.ts";
import { Failure } from "../../parts/failure.tsx";
import { useNames } from "../../parts/use-names.ts";
import { SelectionPanel } from "../panel/selection-panel.tsx";
import { CountryPanel } from "./country-panel.tsx";
import { MapBar } from "./map-bar.tsx";
import { MapCards } from "./map-cards.tsx";
import { MapFindingLine } from "./map-finding.tsx";
import { MapLegend } from "./map-legend.tsx";
import { MapList } from "./map-list.tsx";
import { MapNotes } from "./map-notes.tsx";
import { MapPicture } from "./map-picture.tsx";
import { MapEmpty, MapSkeleton } from "./map-states.tsx";
import { MapTable } from "./map-table.tsx";
import { useWorld } from "./queries.ts";
import { SaveMap } from "./save-map.tsx";
import { countryOf, productOf, selectionOf } from "./selection.ts";
import type { World } from "./shapes.ts";
import { type MapData, useMap } from "./use-map.ts";
import { useMapWords } from "./use-words.ts";

/** Map: where the countries lie that could stop most, make a product, or are governed badly. */
export function MapView() {
  const { t } = useTranslation("map");
  const { state } = useViewState();
  const { data, error, retry } = useMap();
  const world = useWorld();
  const isEmpty = data !== undefined && !namesCountries(data);
  const failure = error ?? (data ? world.error : null);
  const isReady = data !== undefined && world.data !== undefined && !isEmpty;
  return (
    <div className="map-view">
      <div className="map-main">
        {failure && (
          <Failure
            title={t(error ? "failed" : "shapesFailed")}
            error={failure}
            onRetry={() => (error ? retry() : void world.refetch())}
          />
        )}
        {isEmpty && <MapEmpty />}
        {!failure && !isEmpty && !isReady && <MapSkeleton />}
        {isReady && world.data && <Shown data={data} world={world.data} />}
      </div>
      {data && <Panel data={data} sel={state.sel} />}
    </div>
  );
}

/** Whether anything in the data set is known to be made in some country. */
function namesCountries({ graph }: MapData): boolean {
  return graph.products.some(({ makers }) => makers.some(({ country }) => isNamed(country)));
}

function Panel({ data, sel }: { readonly data: MapData; readonly sel: string | null }) {
  if (sel === null) return null;
  const country = countryOf(sel);
  const isCountry = country !== null && isNamed(country) && productOf(sel) === null;
  return isCountry ? <CountryPanel data={data} country={country} /> : <SelectionPanel />;
}

interface ShownProps {
  readonly data: MapData;
  readonly world: World;
}

function Shown({ data, world }: ShownProps) {
  const { state, set } = useViewState();
  const names = useNames();
  const words = useMapWords(data);
  const isPhone = useMediaQuery("(max-width: 639px)", undefined, {
    getInitialValueInEffect: false,
  });
  const main = useRef<HTMLDivElement>(null);
  const selected = countryOf(state.sel);
  const product = data.product?.id ?? null;
  const select = useCallback(
    (code: string | null) => set({ sel: code === null ? product : selectionOf(code, product) }),
    [set, product],
  );
  useBackToProduct(product !== null && selected !== null, () => set({ sel: product }));
  if (!words || !names) return null;
  const hasCircles = data.rows.some(({ step }) => step !== null);
  const isTable = state.view === "table" && !isPhone;
  return (
    <div className="map-shown" ref={main}>
      <div className={data.product ? "map-head has-product" : "map-head"}>
        <MapFindingLine data={data} />
        <MapBar data={data} />
      </div>
      {isTable ? (
        <MapTable data={data} selected={selected} onSelect={select} />
      ) : (
        <MapPicture {...{ data, world, words, selected }} onSelect={select} />
      )}
      <MapNotes data={data} world={world} />
      {!isPhone && !isTable && <MapCards data={data} selected={selected} onSelect={select} />}
      <MapLegend data={data} hasCircles={hasCircles}>
        {!isTable && <SaveMap data={data} main={main} hasCircles={hasCircles} />}
      </MapLegend>
      {isPhone && <MapList data={data} selected={selected} onSelect={select} />}
    </div>
  );
}

/** Escape first lets go of the country; the product that is shown stays. */
function useBackToProduct(isOn: boolean, goBack: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const isInDialog = (event.target as Element | null)?.closest?.("[role='dialog'], input");
      if (event.key !== "Escape" || event.defaultPrevented || isInDialog) return;
      event.preventDefault();
      goBack();
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [isOn, goBack]);
}
