import type { PictureBody } from "./picture-sheet.ts";

/** What a drawing takes from style sheets; a file has none, so each element must say it. */
const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "opacity",
  "font-size",
  "font-weight",
  "font-family",
  "text-anchor",
  "dominant-baseline",
  "letter-spacing",
] as const;

/** Parts that only answer the pointer or the keyboard. */
const NOT_DRAWN = "[data-not-in-picture], script, foreignObject";

/**
 * An SVG of the page as a drawing that stands by itself: every style that it takes from style
 * sheets is written on its elements, under the tokens in force on `host`.
 * @param svg drawing on the page, with its size in pixels
 * @param host element under which the wanted theme holds (see `underLook`)
 */
export function drawnSvg(svg: SVGSVGElement, host: HTMLElement): PictureBody {
  const { width, height } = sizeOf(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const part of copy.querySelectorAll(NOT_DRAWN)) part.remove();
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  // Rules of the style sheets may name what the drawing stands in.
  const frame = framesOf(svg, host);
  frame.append(copy);
  const parts = [copy, ...copy.querySelectorAll("*")];
  // All is read before anything is written: rules may name a part by what it stands in.
  const styles = parts.map(styleOf);
  parts.forEach((part, place) => {
    inline(part, styles[place]);
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const body = new XMLSerializer().serializeToString(copy);
  host.replaceChildren();
  return { width, height, body };
}

function sizeOf(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = svg.getBoundingClientRect();
  return { width: Math.ceil(width), height: Math.ceil(height) };
}

/** Empty copies of what a drawing stands in, inside `host`; the innermost. */
function framesOf(svg: SVGSVGElement, host: HTMLElement): HTMLElement {
  let inner = host;
  const around: Element[] = [];
  for (let at = svg.parentElement; at && at !== document.body; at = at.parentElement)
    around.push(at);
  for (const one of around.reverse()) {
    const copy = document.createElement("div");
    copy.style.width = `${one.clientWidth}px`; // rules may ask how much room there is
    copy.className = one.getAttribute("class") ?? "";
    for (const { name, value } of one.attributes)
      if (name.startsWith("data-")) copy.setAttribute(name, value);
    inner.append(copy);
    inner = copy;
  }
  return inner;
}

/** What style sheets say of a part; null: it is not seen. */
function styleOf(part: Element): readonly (readonly [name: string, text: string])[] | null {
  const style = getComputedStyle(part);
  if (style.display === "none" || style.visibility === "hidden") return null;
  return STYLES.map((name) => [name, style.getPropertyValue(name)] as const);
}

function inline(part: Element, style: ReturnType<typeof styleOf> = null): void {
  if (style === null) part.setAttribute("display", "none");
  for (const [name, text] of style ?? []) if (text !== "") part.setAttribute(name, text);
  part.removeAttribute("class");
  part.removeAttribute("style");
}
