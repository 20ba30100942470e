import { useSyncExternalStore } from "react";

const KEY = "linchpin.token";
const listeners = new Set<() => void>();
/** Where storage is barred the token lasts as long as the page. */
let kept: string | null = null;
let isAsked = false;

/** The token of this tab; it goes with the tab. */
export function tokenOfTab(): string | null {
  try {
    return window.sessionStorage.getItem(KEY) ?? kept;
  } catch {
    return kept;
  }
}

/** Shows this token from now on. */
export function keepToken(token: string): void {
  kept = token;
  try {
    window.sessionStorage.setItem(KEY, token);
  } catch {
    // Storage is barred: `kept` has it.
  }
  tell(false);
}

/** The same request with the token of this tab, if there is one. */
export function withToken(init: RequestInit): RequestInit {
  const token = tokenOfTab();
  if (token === null) return init;
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${token}`);
  return { ...init, headers };
}

/** The server answers this only to who shows a token that is worth something. */
export function askForToken(): void {
  tell(true);
}

/** Whether the server wants another token than is shown. */
export function useTokenAsked(): boolean {
  return useSyncExternalStore(listen, () => isAsked);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(asked: boolean): void {
  if (isAsked === asked) return;
  isAsked = asked;
  for (const listener of listeners) listener();
}
