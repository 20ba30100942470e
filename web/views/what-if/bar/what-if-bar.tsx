import { CountriesMenu } from "../../../app/bars/countries-menu.tsx";
import { PhoneContext } from "../../../app/bars/phone-context.tsx";
import { useViewState } from "../../../app/view-state.ts";
import { ShareButton } from "../../../parts/share-button.tsx";
import { withoutResponses } from "../builder/edits.ts";
import type { Letter, ShownScenario } from "../shown-scenario.ts";
import type { Slots } from "../slots/use-slots.ts";
import { PresetsMenu } from "./presets-menu.tsx";
import { SaveMenu } from "./save-menu.tsx";
import type { OpenedFile } from "./scenario-file.ts";
import { SlotTabs } from "./slot-tabs.tsx";

interface Props {
  readonly slots: Slots;
  readonly shown: readonly ShownScenario[];
  readonly active: Letter;
  readonly isPhone: boolean;
  readonly onOpened: (opened: OpenedFile) => void;
  /** The button that runs; null: it stands elsewhere. */
  readonly run: React.ReactNode;
}

/** The bar of What if: point of view, scenarios side by side, presets, save, share, run. */
export function WhatIfBar({ slots, shown, active, isPhone, onOpened, run }: Props) {
  const { set } = useViewState();
  const current = shown.find(({ letter }) => letter === active);
  const add = (letter: Letter, from: "copy" | "undone") => {
    const scenario = current?.scenario;
    if (!scenario) return;
    // A copy is named by what it cuts and does, until it gets a name of its own.
    const { id: _, name: __, nameJa: ___, ...copy } = scenario;
    slots.choose(letter, { scenario: from === "copy" ? copy : withoutResponses(copy) });
  };
  return (
    <>
      {isPhone && <PhoneContext />}
      <div className="context-bar what-if-bar">
        {!isPhone && <CountriesMenu />}
        {shown.length > 0 && (
          <SlotTabs
            {...{ shown, active }}
            onActivate={(letter) => set({ show: letter })}
            onRemove={(letter) => slots.choose(letter, null)}
            onAdd={add}
          />
        )}
        <span className="context-end">
          <PresetsMenu onChoose={(id) => slots.choose(active, { id })} />
          <SaveMenu {...{ current, onOpened }} onSaved={(id) => slots.choose(active, { id })} />
          {current && <ShareButton onBefore={slots.flush} />}
          {run}
        </span>
      </div>
    </>
  );
}
