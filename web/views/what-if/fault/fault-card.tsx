import { useTranslation } from "react-i18next";
import { CopyDetails, FailureMark } from "../../../parts/failure.tsx";
import { breadcrumb, type FieldFault, faultSentence } from "./fault-words.ts";

interface Props {
  readonly title: string;
  readonly faults: readonly FieldFault[];
  /** The whole of what was said, for those who look after it. */
  readonly details: string;
  /** What is wrong as a whole, where no field can be named. */
  readonly says?: string | null;
  /** The way to a field; null: there is none. */
  readonly onGo: ((fault: FieldFault | null) => void) | null;
  readonly onClose?: () => void;
}

const MOST_SHOWN = 5;

/** A scenario that was not run or not opened: which field, what is wrong, what was expected. */
export function FaultCard({ title, faults, says = null, details, onGo, onClose }: Props) {
  const { t } = useTranslation("whatIf");
  const first = faults[0] ?? null;
  return (
    <section className="failure fault-card" role="alert">
      <h2>
        <FailureMark /> {title}
      </h2>
      {says && <p>{says}</p>}
      <ul className="fault-list">
        {faults.slice(0, MOST_SHOWN).map((fault) => (
          <li key={`${breadcrumb(fault.path)} ${fault.message}`}>
            <p>{faultSentence(fault, t)}</p>
            <button
              type="button"
              className="text-button failure-trail"
              onClick={() => onGo?.(fault)}
            >
              {breadcrumb(fault.path)}
            </button>
          </li>
        ))}
      </ul>
      {faults.length > MOST_SHOWN && (
        <p className="quiet">{t("fault.more", { count: faults.length - MOST_SHOWN })}</p>
      )}
      <p className="failure-left">{t("words:failure.unchanged")}</p>
      <div className="failure-actions">
        {onGo && (
          <button type="button" className="button button-ink" onClick={() => onGo(first)}>
            {t("fault.go")}
          </button>
        )}
        <CopyDetails text={details} />
        {onClose && (
          <button type="button" className="button" onClick={onClose}>
            {t("fault.close")}
          </button>
        )}
      </div>
    </section>
  );
}
