import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../parts/use-names.ts";
import { nameOfScenario } from "./builder/cut-words.ts";
import { useWordContext } from "./builder/use-builder.ts";
import { scenarioName } from "./scenario-name.ts";
import type { Scenario } from "./shown-scenario.ts";
import type { OpenSlot } from "./slots/use-slots.ts";

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

/** What an open scenario is called; one that was made from a stored one does not pass for it. */
export function useSlotName(): (slot: OpenSlot) => string {
  const { t } = useTranslation("whatIf");
  const language = useLanguage();
  const nameOf = useScenarioName();
  return useCallback(
    ({ id, scenario }) => {
      const isOwn = id === null && scenario.id !== undefined && scenarioName(scenario, language);
      const name = nameOf(scenario);
      return isOwn && !name.endsWith(t("tabs.own", { name: "" })) ? t("tabs.own", { name }) : name;
    },
    [nameOf, language, t],
  );
}
