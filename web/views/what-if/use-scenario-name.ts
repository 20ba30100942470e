import { useCallback } from "react";
import { useLanguage } from "../../parts/use-names.ts";
import { nameOfScenario } from "./builder/cut-words.ts";
import { useWordContext } from "./builder/use-builder.ts";
import { scenarioName } from "./scenario-name.ts";
import type { Scenario } from "./shown-scenario.ts";

/** What a scenario is called in the language of the page: its name, else what it cuts. */
export function useScenarioName(): (scenario: Scenario) => string {
  const language = useLanguage();
  const context = useWordContext();
  return useCallback(
    (scenario) =>
      scenarioName(scenario, language) ?? (context ? nameOfScenario(scenario, context) : ""),
    [language, context],
  );
}
