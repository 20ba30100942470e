import "../../parts/parts.css";
import "./what-if.css";
import { useCallback } from "react";
import { CountriesMenu } from "../../app/bars/countries-menu.tsx";
import { useLanguage } from "../../parts/use-names.ts";
import { scenarioName } from "./scenario-name.ts";
import type { Scenario } from "./shown-scenario.ts";
import { useSlots } from "./slots/use-slots.ts";
import { useShownScenarios } from "./use-answers.ts";
import { Watch } from "./watch/watch.tsx";

/** What if: scenarios built at the left, and what becomes of them. */
export function WhatIfView() {
  const language = useLanguage();
  const slots = useSlots();
  const nameOf = useCallback(
    (scenario: Scenario) => scenarioName(scenario, language) ?? "",
    [language],
  );
  const { shown } = useShownScenarios(slots.open, nameOf);
  return (
    <div className="what-if">
      <div className="context-bar">
        <CountriesMenu />
      </div>
      <div className="what-if-body">
        <aside className="what-if-left" />
        <div className="what-if-watch">
          <Watch shown={shown} />
        </div>
      </div>
    </div>
  );
}
