import type { Language } from "../../parts/format.ts";
import type { Scenario } from "./shown-scenario.ts";

type Named = Pick<Scenario, "name" | "nameJa">;

/** What a scenario calls itself in a language; null: it has no name. */
export function scenarioName({ name, nameJa }: Named, language: Language): string | null {
  const text = language === "ja" ? (nameJa ?? name) : (name ?? nameJa);
  return text?.trim() || null;
}
