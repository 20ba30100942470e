import { memo, useId } from "react";
import { arcsOf } from "./arcs.ts";
import { type Placement, spotOf } from "./marks.ts";
import type { World } from "./shapes.ts";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly world: World;
  readonly place: Placement;
}

/** Where home buys the product: arcs to home, as wide as the share. */
export const FlowLayer = memo(function FlowLayer({ data, world, place }: Props) {
  const head = useId();
  const arcs = arcsOf(data, (code) => {
    const shape = world.byCode.get(code);
    return shape ? spotOf(shape, place) : null;
  });
  if (arcs.length === 0) return null;
  return (
    <g className="map-flows">
      <marker
        id={head}
        viewBox="0 0 8 8"
        refX={6}
        refY={4}
        markerWidth={8}
        markerHeight={8}
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path className="map-flow-head" d="M0 0 8 4 0 8Z" />
      </marker>
      {arcs.map(({ supplier, path, width }) => (
        <g key={supplier}>
          <path className="map-flow-rim" d={path} strokeWidth={width + 2} />
          <path
            className="map-flow"
            data-supplier={supplier}
            d={path}
            strokeWidth={width}
            markerEnd={`url(#${head})`}
          />
        </g>
      ))}
    </g>
  );
});
