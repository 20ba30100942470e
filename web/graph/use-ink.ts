import { useMemo } from "react";
import { type Attention, FILTERED } from "./focus.ts";
import type { Ring } from "./label-layer.tsx";
import { fade, type Palette } from "./palette.ts";
import type { Scene } from "./use-scene.ts";

/** How words and rings over the marks are drawn. */
export interface Ink {
  readonly rings: readonly Ring[];
  /** Labels of what is asked for. */
  readonly isLit: (id: string) => boolean;
  /** Colour of a label's words, or of what says how many a cell folds: faded if none of them is asked for. */
  readonly colorOf: (id: string) => string;
}

type Asked = Omit<Attention, "hovered">;
type Drawn = Pick<Scene, "layout" | "focus" | "marks">;

/** Rings of what is asked for, and the colours of the labels. */
export function inkOf(
  { layout, focus, marks }: Drawn,
  { selected, route, filteredOut, around }: Asked,
  hovered: string | null,
  palette: Palette,
): Ink {
  const isOut = (id: string) => filteredOut.has(id) || (around !== null && !around.has(id));
  const several = selected.length > 1 ? [] : selected;
  const rings = (route ? [...selected, ...route.cut] : several).flatMap((id) => {
    const place = layout.places.get(id);
    const mark = marks.get(id);
    if (!place || !mark || mark.size === 0) return [];
    const isCut = route?.cut.includes(id) ?? false;
    const square = mark.shape === "square";
    return [{ id, x: place.x, y: place.y, r: mark.size + 4.5, square, isCut }];
  });
  const isLit = (id: string) =>
    focus.isActive && layout.places.has(id) && focus.strengthOf(id) === 1;
  const foldsOut = new Set(
    layout.folds.filter(({ ids }) => ids.every(isOut)).map(({ key }) => key),
  );
  const colorOf = (id: string) => {
    const asked = selected.includes(id) || id === hovered;
    if (!layout.places.has(id))
      return fade(palette.ink3, palette.bg, foldsOut.has(id) ? FILTERED : 1);
    const strength = focus.strengthOf(id);
    return fade(palette.ink, palette.bg, asked ? 1 : strength < 1 ? strength : 0.9);
  };
  return { rings, isLit, colorOf };
}

/** The same, kept as long as nothing of it changes. */
export function useInk(
  { layout, focus, marks }: Drawn,
  attention: Asked,
  hovered: string | null,
  palette: Palette,
): Ink {
  return useMemo(
    () => inkOf({ layout, focus, marks }, attention, hovered, palette),
    [layout, focus, marks, attention, hovered, palette],
  );
}
