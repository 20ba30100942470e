/** How a picture is saved: for print on light ground, or dark as on a dark screen. */
export type Theme = "light" | "dark";

/** A theme with its tokens, whatever theme the page itself has at the moment. */
export interface Look {
  readonly theme: Theme;
  /** The value of a token of `tokens.css`, asked for without its dashes: `d4`. */
  readonly token: (name: string) => string;
}

/**
 * Has something done under the tokens of a theme.
 * @param act gets the look and an element out of sight on which its tokens are in force
 */
export function underLook<T>(theme: Theme, act: (look: Look, host: HTMLElement) => T): T {
  const host = document.createElement("div");
  host.className = `look-${theme} picture-host`;
  host.setAttribute("aria-hidden", "true");
  document.body.append(host);
  try {
    const style = getComputedStyle(host);
    const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
    return act({ theme, token }, host);
  } finally {
    host.remove();
  }
}
