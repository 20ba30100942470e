import type { Letter } from "../shown-scenario.ts";

/** How the line of each scenario is told apart: by dash and grey, loss and blue standing for A and B. */
export const LINE_LOOK: Readonly<
  Record<Letter, { readonly color: string; readonly dash: string; readonly width: number }>
> = {
  a: { color: "var(--loss)", dash: "none", width: 2.4 },
  b: { color: "var(--b)", dash: "6 4", width: 2.2 },
  c: { color: "var(--ink2)", dash: "1.5 4", width: 2.4 },
  d: { color: "var(--ink)", dash: "10 3 2 3", width: 1.8 },
};

/** The colour of a scenario's figures in text. */
export const TEXT_COLOR: Readonly<Record<Letter, string>> = {
  a: "var(--lossink)",
  b: "var(--b)",
  c: "var(--ink2)",
  d: "var(--ink)",
};

/** A scenario's name in text. */
export function letterText(letter: Letter): string {
  return letter.toUpperCase();
}
