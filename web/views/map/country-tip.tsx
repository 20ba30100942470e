import { type Placement, spotOf } from "./marks.ts";
import type { World } from "./shapes.ts";
import type { MapWords } from "./use-words.ts";

interface Props {
  readonly code: string;
  readonly world: World;
  readonly place: Placement;
  readonly words: MapWords;
}

const BELOW = 14;

/** Name and figure of the country under the pointer. */
export function CountryTip({ code, world, place, words }: Props) {
  const shape = world.byCode.get(code);
  if (!shape) return null;
  const { x, y } = spotOf(shape, place);
  const isRight = x > place.width * 0.7;
  const isLow = y > place.height * 0.75;
  const { name, figure, more } = words.tip(code);
  return (
    <div
      className={`map-tip ${isRight ? "left" : ""} ${isLow ? "above" : ""}`}
      role="tooltip"
      style={{ left: x, top: isLow ? y - BELOW : y + BELOW }}
    >
      <strong>{name}</strong>
      <div>{figure}</div>
      {more !== "" && <div className="quiet">{more}</div>}
    </div>
  );
}
