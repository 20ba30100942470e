import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Spot } from "./place-groups.ts";

interface Props {
  readonly spots: readonly Spot[];
  readonly label: string;
  readonly selected: string | null;
  /** A circle in one spoken sentence after another. */
  readonly spoken: (id: string) => string;
  readonly onHover: (id: string | null) => void;
  readonly onSelect: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
}

const LEAST_TARGET = 24;

/** The circles as a list: one tab stop, arrows to the nearest circle on a side, Enter selects. */
export function FirmSpots(props: Props) {
  const { spots, label, selected, spoken, onHover, onSelect, onOpen } = props;
  const base = useId();
  const first = useRef<string | null>(null);
  const [active, setActive] = useState<string | null>(selected);
  useEffect(() => {
    if (selected !== null) setActive(selected);
  }, [selected]);
  const now = spots.find(({ id }) => id === active) ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const side = SIDES[event.key];
    if (side) {
      event.preventDefault();
      const next = now === null ? spots[0] : nearest(now, spots, side);
      if (next) setActive(next.id);
    } else if ((event.key === "Enter" || event.key === " ") && now !== null) {
      event.preventDefault();
      if (event.key === "Enter" && now.id === selected) onOpen(now.id);
      else onSelect(now.id);
    }
  };
  const idAt = (target: EventTarget) =>
    (target as Element).closest("[data-id]")?.getAttribute("data-id") ?? null;
  return (
    <div
      className="firm-spots"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      {...(now ? { "aria-activedescendant": `${base}${spots.indexOf(now)}` } : {})}
      onKeyDown={onKeyDown}
      onFocus={() => setActive((id) => id ?? spots[0]?.id ?? null)}
      onPointerMove={(event) => onHover(idAt(event.target))}
      onPointerLeave={() => onHover(null)}
      onClick={(event) => {
        // The second click of two may meet what the first has brought: it means the same circle.
        if (event.detail > 1) return;
        first.current = idAt(event.target);
        onSelect(first.current);
      }}
      onDoubleClick={() => {
        if (first.current !== null) onOpen(first.current);
      }}
    >
      {spots.map(({ id, x, y, r }, at) => {
        const size = Math.max(LEAST_TARGET, 2 * r);
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, aria-activedescendant names the option
          <div
            key={id}
            id={`${base}${at}`}
            role="option"
            data-id={id}
            data-active={id === active}
            aria-selected={id === selected}
            aria-label={spoken(id)}
            style={{ left: x - size / 2, top: y - size / 2, width: size, height: size }}
          />
        );
      })}
    </div>
  );
}

const SIDES: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest circle on a side: what lies off the line counts twice. */
function nearest(
  now: Spot,
  spots: readonly Spot[],
  [dx, dy]: readonly [x: number, y: number],
): Spot | undefined {
  let best: { readonly spot: Spot; readonly away: number } | undefined;
  for (const spot of spots) {
    const along = (spot.x - now.x) * dx + (spot.y - now.y) * dy;
    if (spot.id === now.id || along <= 1) continue;
    const off = Math.abs((spot.x - now.x) * dy) + Math.abs((spot.y - now.y) * dx);
    const away = along + 2 * off;
    if (!best || away < best.away) best = { spot, away };
  }
  return best?.spot;
}
