import { useEffect } from "react";
import { useLocation } from "react-router";
import { useSetLanguage } from "./bars/language-switch.tsx";
import { languageOf } from "./preferences.ts";
import { useViewState } from "./view-state.ts";
import { VIEWS } from "./views/view-ids.ts";

const TYPING = "input, textarea, select, [contenteditable='true'], [role='dialog'] *";

/** Whether a key pressed here is meant for a field or a dialog. */
export function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

/** Whether a key is part of a shortcut of the browser. */
export function isModified({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** A button on the page that says which key presses it: `data-key="c"`. */
function press(key: string): (() => void) | undefined {
  const button = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  return button ? () => button.click() : undefined;
}

/**
 * Single keys of the page, those of its views included: a view marks its buttons with `data-key`. They do nothing while typing, inside dialogs, with a modifier held,
 * or if the reader switched them off.
 */
export function useKeys(isOn: boolean, onHelp: () => void): void {
  const { state, set, go } = useViewState();
  const setLanguage = useSetLanguage();
  const { pathname } = useLocation();
  const hasTable = pathname.startsWith("/explore") || pathname.startsWith("/map");
  useEffect(() => {
    const actions: Readonly<Record<string, () => void>> = {
      ...Object.fromEntries(VIEWS.map((view, at) => [String(at + 1), () => go(view)])),
      t: () => hasTable && set({ view: state.view === "table" ? "graph" : "table" }),
      l: () => setLanguage(languageOf(state) === "ja" ? "en" : "ja"),
      "?": onHelp,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModified(event) || isTaken(event.target)) return;
      if (event.key === "Escape") {
        if (state.sel || state.to) set({ sel: null, to: null });
        return;
      }
      const action = isOn ? (actions[event.key] ?? press(event.key)) : undefined;
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isOn, onHelp, state, set, go, setLanguage, hasTable]);
}
