import { useEffect, useState } from "react";
import { isTaken } from "../../../app/use-keys.ts";

const KEY = "full";

/** Whether the view fills the screen, and the switch. */
export interface FullScreen {
  readonly isFull: boolean;
  readonly toggle: () => void;
}

/**
 * The whole screen for the view: bars leave, and the browser's frame where it lets go of it. Where
 * it does not, the view fills the window. Escape leads back, and so does leaving the view.
 */
export function useFullScreen(): FullScreen {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    if (!isFull) return;
    const root = document.documentElement;
    root.dataset[KEY] = "yes";
    const leave = () => setFull(false);
    const onChange = () => document.fullscreenElement === null && leave();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isTaken(event.target)) return;
      event.preventDefault();
      leave();
    };
    document.addEventListener("fullscreenchange", onChange);
    document.addEventListener("keydown", onKey, { capture: true });
    return () => {
      document.removeEventListener("fullscreenchange", onChange);
      document.removeEventListener("keydown", onKey, { capture: true });
      delete root.dataset[KEY];
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, [isFull]);
  const toggle = () => {
    if (!isFull) askBrowser();
    setFull(!isFull);
  };
  return { isFull, toggle };
}

function askBrowser(): void {
  const root = document.documentElement;
  // Refused or unknown: the view fills the window all the same.
  if (root.requestFullscreen) void root.requestFullscreen().catch(() => undefined);
}
