import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useDependency } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import { figureAddress } from "../../parts/figure-address.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { legendOf, type MapLegendPart, stepStarts } from "./legend-parts.ts";
import { useGovernanceSources } from "./queries.ts";
import type { MapData } from "./use-map.ts";
import { rampOf } from "./use-words.ts";

interface Props {
  readonly data: MapData;
  readonly hasCircles: boolean;
  /** Stands at the end of the line. */
  readonly children?: ReactNode;
}

/** What the colours mean, in words; the way to the table and to the method. Always visible. */
export function MapLegend({ data, hasCircles, children }: Props) {
  const { t } = useTranslation(["map", "words"]);
  const { state, set } = useViewState();
  const parts = useMemo(() => legendOf(data, hasCircles, t), [data, hasCircles, t]);
  const isTable = state.view === "table";
  return (
    <section className="map-legend" aria-label={t("legend.label")}>
      {parts.map((part) => (
        <span key={part.key} className={`map-legend-part part-${part.sign}`}>
          <Sign part={part} data={data} />
          {part.text}
        </span>
      ))}
      <span className="map-legend-end">
        <Method data={data} />
        <button
          type="button"
          className="text-button text-link map-as-table"
          onClick={() => set({ view: isTable ? "graph" : "table" })}
        >
          {t(isTable ? "asMap" : "asTable")}
        </button>
        {children}
      </span>
    </section>
  );
}

function Sign({ part, data }: { readonly part: MapLegendPart; readonly data: MapData }) {
  if (part.sign === "ramp") {
    return (
      <span className={`map-ramp ramp-${rampOf(data.measure)}`}>
        {stepStarts(data.measure).map((start, step) => (
          <span key={start}>
            <i className={`step-${step}`} />
            {start}
          </span>
        ))}
      </span>
    );
  }
  return <i className={`map-sign sign-${part.sign}`} aria-hidden />;
}

/** How the figures were computed, or where they come from. */
function Method({ data }: { readonly data: MapData }) {
  const { t } = useTranslation("map");
  const { search } = useLocation();
  const dependency = useDependency().data;
  const { measure, ranking, product } = data;
  const cited = useGovernanceSources(measure === "governance");
  if (measure === "loss") return <MethodDialog kind="ranking" certificate={ranking.certificate} />;
  if (measure === "dependency") {
    return dependency ? (
      <MethodDialog kind="dependency" certificate={dependency.certificate} />
    ) : null;
  }
  if (measure === "share") {
    const place = { table: "supply", target: product?.id ?? null };
    return product ? (
      <Link className="text-link" to={figureAddress(place, search)}>
        {t("sources")}
      </Link>
    ) : null;
  }
  return cited.length > 0 ? (
    <Link
      className="text-link map-source"
      to={figureAddress({ table: "countries" }, search)}
      title={cited.join("; ")}
    >
      {t("legend.source", { sources: cited.join("; ") })}
    </Link>
  ) : null;
}
