import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo } from "react";
import { type Marks, type Placement, spotOf } from "./marks.ts";
import { nextSpot, type Spot } from "./next-spot.ts";
import type { World } from "./shapes.ts";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly world: World;
  readonly place: Placement;
  readonly marks: Marks;
  readonly selected: string | null;
  /** What the keyboard is on. */
  readonly active: string | null;
  readonly label: string;
  readonly spoken: (code: string) => string;
  readonly onActive: (code: string | null) => void;
  readonly onHover: (code: string | null) => void;
  readonly onSelect: (code: string | null) => void;
}

const LEAST_TARGET = 24;

/** The countries with a figure as a list: one tab stop, the arrows go to the nearest that way. */
export const CountryOptions = memo(function CountryOptions(props: Props) {
  const { data, world, place, marks, selected, active, label, spoken } = props;
  const { onActive, onHover, onSelect } = props;
  const base = useId();
  const spots = useMemo(
    () => spotsOf(data, world, place, marks.circles),
    [data, world, place, marks],
  );
  const spokenOf = useMemo(
    () => new Map(spots.map(({ code }) => [code, spoken(code)])),
    [spots, spoken],
  );
  const circled = new Set(marks.circles.map(({ code }) => code));
  const now = spots.find(({ code }) => code === active) ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextSpot(event.key, now, spots);
    if (next !== undefined) {
      event.preventDefault();
      onActive(next.code);
    } else if ((event.key === "Enter" || event.key === " ") && now !== null) {
      event.preventDefault();
      onSelect(now.code);
    }
  };
  const codeAt = ({ target, clientX, clientY, currentTarget }: PointerEvent) => {
    const own = (target as Element).closest("[data-code]")?.getAttribute("data-code");
    return own ?? shapeAt(currentTarget, clientX, clientY);
  };
  return (
    <div
      className="map-options"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      {...(now ? { "aria-activedescendant": `${base}${now.code}` } : {})}
      onKeyDown={onKeyDown}
      onFocus={() => onActive(active ?? selected ?? spots[0]?.code ?? null)}
      onBlur={() => onActive(null)}
      onPointerMove={(event) => onHover(codeAt(event))}
      onPointerLeave={() => onHover(null)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onSelect(codeAt(event as unknown as PointerEvent))}
    >
      {marks.labels.map(({ code, x, y, width, height }) => (
        <div
          key={`label ${code}`}
          role="presentation"
          data-code={code}
          style={{ left: x, top: y, width, height }}
        />
      ))}
      {spots.map(({ code, x, y }) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, aria-activedescendant names the option
        <div
          key={code}
          id={`${base}${code}`}
          role="option"
          className={circled.has(code) ? "is-target" : undefined}
          data-code={code}
          data-active={code === active}
          aria-selected={code === selected}
          aria-label={spokenOf.get(code)}
          style={{
            left: x - LEAST_TARGET / 2,
            top: y - LEAST_TARGET / 2,
            width: LEAST_TARGET,
            height: LEAST_TARGET,
          }}
        />
      ))}
    </div>
  );
});

/** Where each country with a figure is found: at its circle, else where its label would stand. */
function spotsOf(
  { rows }: MapData,
  world: World,
  place: Placement,
  circles: Marks["circles"],
): Spot[] {
  const circleOf = new Map(circles.map((circle) => [circle.code, circle]));
  return rows.flatMap(({ code }) => {
    const shape = world.byCode.get(code);
    const circle = circleOf.get(code);
    if (!shape) return [];
    return [{ code, ...(circle ? { x: circle.x, y: circle.y } : spotOf(shape, place)) }];
  });
}

/** The country drawn below a point. */
function shapeAt(layer: Element, x: number, y: number): string | null {
  const [shape] = document
    .elementsFromPoint(x, y)
    .filter((element) => !layer.contains(element) && element.hasAttribute("data-code"));
  return shape?.getAttribute("data-code") ?? null;
}
