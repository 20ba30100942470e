/** The colours of the graph, as `#rrggbb`, read from the tokens of the page. */
export interface Palette {
  readonly bg: string;
  readonly ink: string;
  readonly ink3: string;
  readonly node: string;
  readonly edge: string;
  readonly edge2: string;
  readonly loss: string;
  /** Five steps of dependency, least first. */
  readonly dependency: readonly string[];
  /** Whether patterns repeat the steps: the reader asked for more contrast. */
  readonly hasPatterns: boolean;
}

const MORE_CONTRAST = "(prefers-contrast: more), (forced-colors: active)";

/** Reads the tokens as they are in force now; they change with the theme. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const palette = paletteOf((name) => style.getPropertyValue(`--${name}`).trim());
  return { ...palette, hasPatterns: window.matchMedia(MORE_CONTRAST).matches };
}

/** The palette of a theme from its tokens, asked for without their dashes. */
export function paletteOf(value: (name: string) => string): Palette {
  const token = (name: string) => value(name).toLowerCase();
  const ramp = (name: string) => [0, 1, 2, 3, 4].map((step) => token(`${name}${step}`));
  return {
    bg: token("bg"),
    ink: token("ink"),
    ink3: token("ink3"),
    node: token("node"),
    edge: token("edge"),
    edge2: token("edge2"),
    loss: token("loss"),
    dependency: ramp("d"),
    hasPatterns: false,
  };
}

/**
 * Mixes a colour with the ground: fading without transparency.
 * @param strength 1 = the colour itself, 0 = the ground
 */
export function fade(color: string, ground: string, strength: number): string {
  if (strength >= 1) return color;
  const [from, to] = [channels(ground), channels(color)];
  const mixed = from.map((start, place) => start + ((to[place] ?? 0) - start) * strength);
  return `#${mixed.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
