import { useTranslation } from "react-i18next";
import type { FileFault } from "../bar/scenario-file.ts";
import { FaultCard } from "./fault-card.tsx";
import type { FieldFault } from "./fault-words.ts";
import { keyOf } from "./text-editor.tsx";

interface Props {
  readonly fault: FileFault;
  /** Opens the text at a field. */
  readonly onEdit: (text: string, fault: FieldFault | null) => void;
  readonly onClose: () => void;
}

/** A file that was not opened: every field at fault, and the way to mend it in place. */
export function FileFaultCard({ fault, onEdit, onClose }: Props) {
  const { t } = useTranslation("whatIf");
  const { text } = fault;
  const faults: FieldFault[] =
    fault.kind === "fields"
      ? fault.faults.map(({ path, ...rest }) => ({ ...rest, path: path.map(keyOf) }))
      : [];
  return (
    <FaultCard
      title={t("fault.file", { name: fault.file })}
      faults={faults}
      says={fault.kind === "fields" ? null : t(`fault.${fault.kind}`)}
      details={JSON.stringify(fault.faults, null, 2)}
      onGo={text === null ? null : (field) => onEdit(text, field)}
      onClose={onClose}
    />
  );
}
