import { useEffect, useState } from "react";
import type { Box } from "./place-card.ts";

const MOVES = ["resize", "animationend", "transitionend"] as const;

/**
 * Where the first of some things on the page stands, followed as the page changes.
 * @param selectors the most telling first
 * @returns null while none of them is there
 */
export function useAnchor(selectors: readonly string[]): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  const key = selectors.join("|");
  useEffect(() => {
    const wanted = key.split("|");
    let frame = 0;
    let shown: Element | null = null;
    const read = () => {
      const found = wanted.map((one) => document.querySelector(one)).find((one) => one !== null);
      if (found && found !== shown) found.scrollIntoView({ block: "nearest" });
      shown = found ?? null;
      setBox((last) => sameOr(last, found?.getBoundingClientRect() ?? null));
    };
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(read);
    };
    const changes = new MutationObserver(later);
    const page = document.getElementById("content") ?? document.body;
    changes.observe(page, { childList: true, subtree: true, attributes: true });
    for (const move of MOVES) window.addEventListener(move, later, true);
    document.addEventListener("scroll", later, true);
    later();
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      for (const move of MOVES) window.removeEventListener(move, later, true);
      document.removeEventListener("scroll", later, true);
    };
  }, [key]);
  return box;
}

/** The last box if nothing moved: nothing is drawn anew then. */
function sameOr(last: Box | null, next: DOMRect | null): Box | null {
  if (!next) return null;
  const { left, top, width, height } = next;
  const isSame =
    last?.left === left && last.top === top && last.width === width && last.height === height;
  return isSame ? last : { left, top, width, height };
}
