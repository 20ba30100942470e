import type { Role } from "./document.ts";

const WIDTH = 240;
const HEIGHT = 12;

/** A bar as long as its part of the longest; unknown shares are hatched, none at all is a dash. */
export function barSvg(part: number | null, role: Role | "loss"): string {
  const open = `<svg class="strip" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false">`;
  if (part === null) {
    return `${open}<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" class="nofigure"/></svg>`;
  }
  const width = Math.max(part > 0 ? 1.5 : 0, part * WIDTH);
  const bar = `<rect x="0" y="0" width="${width.toFixed(1)}" height="${HEIGHT}" rx="2" class="${role}"/>`;
  return `${open}${bar}${role === "unknown" ? hatch(width) : ""}</svg>`;
}

/** Strokes instead of a pattern: patterns need ids that are unique in the page. */
function hatch(width: number): string {
  let strokes = "";
  for (let x = 2; x + HEIGHT / 2 < width; x += 6) {
    strokes += `M${x.toFixed(1)} ${HEIGHT}L${(x + HEIGHT / 2).toFixed(1)} 0`;
  }
  return `<path d="${strokes}" class="hatch"/>`;
}
