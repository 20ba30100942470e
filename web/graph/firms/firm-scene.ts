import { dependencyStep } from "../../parts/dependency-step.ts";
import { handlesOf } from "../curve.ts";
import { fade, type Palette } from "../palette.ts";
import type { LinkData, MarkData } from "../scene.ts";
import type { Spot } from "./place-groups.ts";

/** What is drawn as a circle. */
export interface FirmCircle extends Spot {
  /** Share bought abroad; null: not known. */
  readonly abroad: number | null;
  /** An opened circle is ground for those inside it. */
  readonly isOpen?: boolean;
  /** Drawn over others. */
  readonly isInside?: boolean;
}

export interface FirmLine {
  readonly from: string;
  readonly to: string;
  readonly trade: number;
}

/** Links at rest; hover and selection bring the others of their circle. */
const AT_REST = 70;
const WIDEST = 7;
const NARROWEST = 0.6;
/** Widths fall a little slower than trade, so that small links are still to be seen. */
const FALL = 0.8;
const FADED = 0.22;
const LEAST_DASHED = 4.6;

/** Marks of all circles. @param lit what is asked for; null: nothing, all are alike */
export function marksOf(
  circles: readonly FirmCircle[],
  palette: Palette & { readonly surface: string },
  lit: ReadonlySet<string> | null,
): ReadonlyMap<string, MarkData> {
  return new Map(
    circles.map(({ id, x, y, r, abroad, isOpen = false, isInside = false }) => {
      const step = dependencyStep(abroad);
      const strength = lit === null || lit.has(id) || isInside ? 1 : FADED;
      const full = step === null ? palette.bg : (palette.dependency[step] ?? palette.bg);
      const mark: MarkData = {
        x,
        y,
        size: step === null && !isOpen && !isInside ? Math.max(LEAST_DASHED, r) : r,
        shape: "circle",
        color: isOpen ? palette.surface : fade(full, palette.bg, strength),
        outline: isOpen ? palette.ink : fade(palette.node, palette.bg, strength),
        dashed: step === null && !isOpen,
        zIndex: isInside ? 2 : isOpen ? 1 : 0,
      };
      return [id, mark];
    }),
  );
}

/** Links as they are drawn: width by trade; at rest the largest alone. */
export function linesOf(
  lines: readonly FirmLine[],
  spots: ReadonlyMap<string, Spot>,
  palette: Palette,
  {
    asked,
    pitch,
    widest = WIDEST,
    atRest = AT_REST,
  }: {
    readonly asked: string | null;
    readonly pitch: number;
    readonly widest?: number;
    readonly atRest?: number;
  },
): { readonly from: string; readonly to: string; readonly drawn: LinkData }[] {
  const most = Math.max(Number.MIN_VALUE, ...lines.map(({ trade }) => trade));
  return lines.map(({ from, to, trade }, place) => {
    const [a, b] = [spots.get(from), spots.get(to)];
    const isAsked = asked !== null && (from === asked || to === asked);
    const drawn: LinkData = {
      size: Math.max(NARROWEST, widest * (trade / most) ** FALL),
      color: isAsked ? palette.edge2 : fade(palette.edge, palette.bg, asked === null ? 1 : 0.6),
      handles: a && b ? handlesOf(a, b, pitch) : [0, 0],
      hidden: !a || !b || !(isAsked || place < atRest),
      zIndex: isAsked ? 1 : 0,
    };
    return { from, to, drawn };
  });
}
