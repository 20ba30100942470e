import type { FieldFault } from "./fault-words.ts";

const FOCUSABLE = "input, button, select, textarea, summary, [tabindex]";

/**
 * Opens what hides a field of the builder and moves the focus into it.
 * @returns false: no control shows it
 */
export function goToField(path: FieldFault["path"]): boolean {
  const names = path.map((_, at) => path.slice(0, at + 1).join(".")).reverse();
  for (const name of names) openFold(name);
  const exact = names.find((name) => find("data-field", name));
  if (exact === undefined && !names.some((name) => find("data-fold", name))) return false;
  // What was folded is drawn after this turn.
  window.setTimeout(() => {
    for (const name of names) {
      const field = find("data-field", name);
      const control = field?.matches(FOCUSABLE) ? field : field?.querySelector(FOCUSABLE);
      if (!(control instanceof HTMLElement)) continue;
      control.scrollIntoView({ block: "center" });
      control.focus();
      return;
    }
  }, 0);
  return true;
}

function find(attribute: string, name: string): Element | null {
  return document.querySelector(`[${attribute}="${CSS.escape(name)}"]`);
}

const GROUND = /^(horizonDays|stepDays|restartRatePerDay|unstated)/;

function openFold(name: string): void {
  const fold = GROUND.test(name) ? find("data-fold", "ground") : find("data-fold", name);
  if (fold instanceof HTMLDetailsElement) fold.open = true;
  else if (fold instanceof HTMLElement && fold.hidden) {
    const button = document.querySelector(`[aria-controls="${CSS.escape(fold.id)}"]`);
    if (button instanceof HTMLElement) button.click();
  }
}
