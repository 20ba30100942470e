import "../../parts/parts.css";
import "./bar/presets.css";
import "./what-if.css";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraph } from "../../app/shown-data-set.ts";
import { ViewSkeleton } from "../../app/views/view-skeleton.tsx";
import { Failure } from "../../parts/failure.tsx";
import { RunButton } from "./bar/run-button.tsx";
import type { FileFault, OpenedFile } from "./bar/scenario-file.ts";
import { WhatIfBar } from "./bar/what-if-bar.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FileFaultCard } from "./fault/file-fault-card.tsx";
import { type Edited, TextEditor } from "./fault/text-editor.tsx";
import { SlotNotes } from "./slots/slot-notes.tsx";
import { useActiveLetter } from "./slots/use-active-letter.ts";
import { useSlots } from "./slots/use-slots.ts";
import { useShownScenarios } from "./use-answers.ts";
import { useSlotName } from "./use-scenario-name.ts";
import { WhatIfBody } from "./what-if-body.tsx";

/** What if: scenarios built at the left, and what becomes of them. */
export function WhatIfView() {
  const { t } = useTranslation("whatIf");
  const isPhone = useMediaQuery("(max-width: 639px)", false, { getInitialValueInEffect: false });
  const slots = useSlots();
  const { shown, retry } = useShownScenarios(slots.open, useSlotName());
  const active = useActiveLetter(slots.open.map(({ letter }) => letter));
  const graph = useGraph().data;
  const [fault, setFault] = useState<FileFault | null>(null);
  const [edited, setEdited] = useState<Edited | null>(null);
  const onOpened = (opened: OpenedFile) => {
    setFault(opened.fault ?? null);
    if (opened.scenario) slots.choose(active, { scenario: opened.scenario });
  };
  const onRun = () => {
    slots.settle();
    retry();
  };
  const run = <RunButton shown={shown} onRun={onRun} />;
  const isEmpty = slots.open.length === 0;
  const current = shown.find(({ letter }) => letter === active);
  return (
    <div className="what-if">
      <WhatIfBar {...{ slots, shown, active, onOpened, isPhone }} run={isPhone ? null : run} />
      <SlotNotes notes={slots.notes} />
      <div className="what-if-content">
        {fault && (
          <FileFaultCard
            fault={fault}
            onEdit={(text, first) =>
              setEdited({ letter: active, name: fault.file, text, fault: first })
            }
            onClose={() => setFault(null)}
          />
        )}
        {isEmpty && slots.error && (
          <Failure title={t("failed")} error={slots.error} onRetry={slots.retry} />
        )}
        {isEmpty && !slots.error && !slots.isPending && graph && (
          <EmptyState graph={graph} onChoose={(content) => slots.choose(active, content)} />
        )}
        {isEmpty && !slots.error && (slots.isPending || !graph) && <ViewSkeleton />}
        {current && (
          <WhatIfBody {...{ slots, shown, current, isPhone }} onRetry={retry} onText={setEdited} />
        )}
      </div>
      {isPhone && !isEmpty && <div className="phone-run">{run}</div>}
      {edited && (
        <TextEditor
          edited={edited}
          onClose={() => setEdited(null)}
          onDone={(scenario) => {
            slots.choose(edited.letter, { scenario });
            setEdited(null);
            setFault(null);
          }}
        />
      )}
    </div>
  );
}
