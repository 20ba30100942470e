import "../../parts/parts.css";
import "./data.css";
import { useMediaQuery } from "@mantine/hooks";
import { useMemo } from "react";
import { useViewState } from "../../app/view-state.ts";
import { Changes } from "./changes/changes.tsx";
import { DataBar } from "./data-bar.tsx";
import { questionOf } from "./data-question.ts";
import { CHANGES } from "./data-tables.ts";
import { FigurePane } from "./figure-pane.tsx";
import { LeftColumn } from "./left/left-column.tsx";
import { useFigureChecks } from "./queries.ts";

const AT_ONCE = { getInitialValueInEffect: false };

/** Data: every figure with its source, what is missing, where sources disagree, what changed. */
export function FiguresView() {
  const { state } = useViewState();
  const isPhone = useMediaQuery("(max-width: 639px)", false, AT_ONCE);
  const checks = useFigureChecks().data;
  const oldUntil = checks?.oldUntil ?? null;
  const isWaiting = state.only === "old" && !checks;
  const question = useMemo(
    () => (isWaiting ? null : questionOf(state, oldUntil)),
    [state, oldUntil, isWaiting],
  );
  const isChanges = state.table === CHANGES;
  return (
    <div className="data-view">
      <DataBar question={question} />
      <div className="data-body">
        {!isPhone && <LeftColumn />}
        {isChanges ? (
          <Changes isPhone={isPhone} />
        ) : (
          <FigurePane question={question} isPhone={isPhone} />
        )}
      </div>
    </div>
  );
}
