import { useTranslation } from "react-i18next";
import { ApiError } from "../../../app/api.ts";
import { Failure } from "../../../parts/failure.tsx";
import { faultDocument } from "../../../parts/field-faults.ts";
import type { ShownScenario } from "../shown-scenario.ts";
import { FaultCard } from "./fault-card.tsx";
import { type FieldFault, faultsOfProblem } from "./fault-words.ts";
import { goToField } from "./go-to-field.ts";

interface Props {
  readonly entry: ShownScenario;
  readonly onRetry: () => void;
  /** Shows the document, where no control holds the field. */
  readonly onText: (fault: FieldFault) => void;
}

/** A scenario that was not run: where the fault is, and the way there. */
export function RunFault({ entry, onRetry, onText }: Props) {
  const { t } = useTranslation("whatIf");
  const { error, letter } = entry;
  if (!error) return null;
  // A lost server is told of in one place: the bar that offers to try again.
  if (error instanceof ApiError && error.isOffline && entry.answer) return null;
  const title = t("fault.title", { letter: letter.toUpperCase() });
  const faults = faultsOfProblem(error);
  if (faults.length === 0) return <Failure {...{ title, error, onRetry }} />;
  return (
    <FaultCard
      title={title}
      faults={faults}
      details={faultDocument(error)}
      onGo={(fault) => {
        if (fault && !goToField(fault.path)) onText(fault);
      }}
    />
  );
}
