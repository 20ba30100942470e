import type { Language } from "../i18n/index.ts";
import type { ViewState } from "./view-state-address.ts";

type Key = "lang" | "theme" | "visited" | "keys";
const PREFIX = "linchpin.";

/** What this browser remembers between visits; nothing, where storage is barred. */
export function remembered(key: Key): string | null {
  try {
    return window.localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Remembers a choice for the next visit. */
export function remember(key: Key, text: string): void {
  try {
    window.localStorage.setItem(PREFIX + key, text);
  } catch {
    // Storage is barred: the choice holds for this page alone.
  }
}

/** The language: from the address, else remembered, else the browser's. */
export function languageOf(state: ViewState): Language {
  if (state.lang) return state.lang;
  const known = remembered("lang");
  if (known === "en" || known === "ja") return known;
  return window.navigator.language.startsWith("ja") ? "ja" : "en";
}

/** The theme: from the address, else remembered, else the system's. */
export function themeOf(state: ViewState): "light" | "dark" {
  if (state.theme) return state.theme;
  const known = remembered("theme");
  if (known === "light" || known === "dark") return known;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
