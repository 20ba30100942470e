import { useMemo } from "react";
import type { Attention } from "./focus.ts";
import type { Ring } from "./label-layer.tsx";
import { fade, type Palette } from "./palette.ts";
import type { Scene } from "./use-scene.ts";

/** How words and rings over the marks are drawn. */
export interface Ink {
  readonly rings: readonly Ring[];
  /** Labels of what is asked for. */
  readonly isLit: (id: string) => boolean;
  /** Colour of a label's words. */
  readonly colorOf: (id: string) => string;
}

type Asked = Omit<Attention, "hovered">;
type Drawn = Pick<Scene, "layout" | "focus" | "marks">;

/** Rings of what is asked for, and the colours of the labels. */
export function inkOf(
  { layout, focus, marks }: Drawn,
  { selected, route }: Asked,
  hovered: string | null,
  palette: Palette,
): Ink {
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
  const colorOf = (id: string) => {
    const asked = selected.includes(id) || id === hovered;
    const strength = layout.places.has(id) ? focus.strengthOf(id) : focus.isActive ? 0.6 : 1;
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
