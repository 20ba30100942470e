import "./builder/number-row.css";
import "./builder/sections.css";
import "./builder/builder.css";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChosenViewpoint, useGraph } from "../../app/shown-data-set.ts";
import { ViewSkeleton } from "../../app/views/view-skeleton.tsx";
import { BuilderColumn } from "./builder/builder.tsx";
import { useWordContext } from "./builder/use-builder.ts";
import type { FieldFault } from "./fault/fault-words.ts";
import { RunFault } from "./fault/run-fault.tsx";
import type { Edited } from "./fault/text-editor.tsx";
import { picturedScenarios } from "./pictured-scenarios.ts";
import type { ShownScenario } from "./shown-scenario.ts";
import type { Slots } from "./slots/use-slots.ts";
import { StaticLine } from "./static-line.tsx";
import { useScenarioName } from "./use-scenario-name.ts";
import { Watch } from "./watch/watch.tsx";

interface Props {
  readonly slots: Slots;
  readonly shown: readonly ShownScenario[];
  /** The one that is built at the left. */
  readonly current: ShownScenario;
  readonly isPhone: boolean;
  readonly onRetry: () => void;
  readonly onText: (edited: Edited) => void;
}

/** The scenario that is built, and what becomes of all of them. */
export function WhatIfBody({ slots, shown, current, isPhone, onRetry, onText }: Props) {
  const { t } = useTranslation("whatIf");
  const words = useWordContext();
  const graph = useGraph().data;
  const home = useChosenViewpoint()?.home;
  const { letter } = current;
  const asText = ({ letter, name, scenario }: ShownScenario, fault: FieldFault | null) =>
    onText({ letter, name, text: JSON.stringify(scenario, null, 2), fault });
  const failed = shown.filter(({ state }) => state === "failed");
  // Told above, with the way to the field: below stands the last picture.
  const nameOf = useScenarioName();
  const watched = useMemo(() => picturedScenarios(shown, nameOf), [shown, nameOf]);
  const [top, setTop] = useState<HTMLElement | null>(null);
  if (!words || !graph || !home) return <ViewSkeleton />;
  const isAnswered = shown.some(({ answer }) => answer !== undefined);
  return (
    <div className="what-if-body">
      {isPhone && <div ref={setTop} className="what-if-top" />}
      <section className="what-if-left" aria-label={t("build")}>
        <BuilderColumn
          key={letter}
          letter={letter}
          builder={{
            scenario: current.scenario,
            edit: (scenario) => slots.edit(letter, scenario),
            graph,
            home,
            words,
          }}
          others={shown.filter((entry) => entry !== current)}
          isPhone={isPhone}
          onText={() => asText(current, null)}
        />
      </section>
      <div className="what-if-watch">
        {failed.map((entry) => (
          <RunFault
            key={entry.letter}
            entry={entry}
            onRetry={onRetry}
            onText={(fault) => asText(entry, fault)}
          />
        ))}
        {(isAnswered || failed.length === 0) && (
          <Watch shown={watched} top={isPhone ? top : null} />
        )}
        <StaticLine current={current} abroad={words.abroad} />
      </div>
    </div>
  );
}
