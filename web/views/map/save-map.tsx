import { type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { drawnSvg } from "../../parts/save-picture/drawn-svg.ts";
import { SavePicture } from "../../parts/save-picture/save-picture.tsx";
import { useNames } from "../../parts/use-names.ts";
import { legendOf, pictureLegend } from "./legend-parts.ts";
import { mapCsv } from "./map-csv.ts";
import { useGovernanceSources } from "./queries.ts";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  /** What the drawing and the finding stand in. */
  readonly main: RefObject<HTMLElement | null>;
  readonly hasCircles: boolean;
}

/** Saves the map with its finding, legend and foot: PNG, SVG, and the table behind it. */
export function SaveMap({ data, main, hasCircles }: Props) {
  const { t } = useTranslation(["map", "words"]);
  const names = useNames();
  const legend = useMemo(
    () => pictureLegend(legendOf(data, hasCircles, t), data),
    [data, hasCircles, t],
  );
  const governance = useGovernanceSources(data.measure === "governance");
  const sources = governance.length > 0 ? governance : data.sources;
  if (!names) return null;
  return (
    <SavePicture
      name={`linchpin-map-${data.measure}${data.product ? `-${data.product.id}` : ""}`}
      finding={() => main.current?.querySelector("h1")?.textContent ?? ""}
      legend={legend}
      {...(sources ? { sources } : {})}
      draw={(_look, host) => {
        const drawing = main.current?.querySelector<SVGSVGElement>(".map-drawing");
        if (!drawing) throw new DOMException("the map is not drawn", "InvalidStateError");
        return drawnSvg(drawing, host);
      }}
      table={() => mapCsv(data, names)}
    />
  );
}
