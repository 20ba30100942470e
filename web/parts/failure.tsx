import "./failure.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../app/api.ts";
import { type FieldFault, faultDocument, fieldFaults } from "./field-faults.ts";

interface Action {
  readonly label: string;
  readonly onAct: () => void;
}

interface Props {
  /** What did not happen. */
  readonly title: string;
  readonly error: Error;
  /** Asks again; the action that stands first if no other one is given. */
  readonly onRetry?: () => void;
  /** The one action that helps more than asking again, such as going to the field. */
  readonly action?: Action;
  /** What was left as it is; by default: nothing was changed. */
  readonly unchanged?: string;
}

/** So many fields at fault are told; the details hold all of them. */
const TOLD = 4;

/**
 * Something did not happen: what, where, what was expected, what was left as it is, one action,
 * and the full problem document to copy. Every view tells its errors through it.
 */
export function Failure({ title, error, onRetry, action, unchanged }: Props) {
  const { t } = useTranslation("words");
  const isOffline = error instanceof ApiError && error.isOffline;
  const faults = fieldFaults(error);
  const first = action ?? (onRetry && { label: t("failure.retry"), onAct: onRetry });
  return (
    <div className="failure" role="alert">
      <h2>
        <FailureMark /> {title}
      </h2>
      {faults.slice(0, TOLD).map((fault) => (
        <Fault key={`${fault.pointer}|${fault.place}|${fault.detail}`} fault={fault} />
      ))}
      {faults.length === 0 && (
        <p lang={isOffline ? undefined : "en"}>
          {isOffline ? t("failure.offline") : error.message}
        </p>
      )}
      {faults.length > TOLD && <p>{t("failure.more", { count: faults.length - TOLD })}</p>}
      <p className="failure-left">{unchanged ?? t("failure.unchanged")}</p>
      <div className="failure-actions">
        {first && (
          <button type="button" className="button button-ink" onClick={first.onAct}>
            {first.label}
          </button>
        )}
        <CopyDetails text={faultDocument(error)} />
      </div>
    </div>
  );
}

/** One field: the way to it, what is wrong with it, what was expected. */
function Fault({ fault }: { readonly fault: FieldFault }) {
  const { t } = useTranslation("words");
  const { trail, place, detail, expected } = fault;
  return (
    <div className="failure-fault">
      <p lang="en">{detail}</p>
      {expected && (
        <p>
          {t("failure.expected")} <span lang="en">{expected}</span>
        </p>
      )}
      {(trail.length > 0 || place !== null) && (
        <p className="failure-trail" lang="en">
          {[...(place === null ? [] : [place]), ...trail].join(" › ")}
        </p>
      )}
    </div>
  );
}

/** Copies the problem document; where the browser bars that, shows it to be copied by hand. */
export function CopyDetails({ text }: { readonly text: string }) {
  const { t } = useTranslation("words");
  const [outcome, setOutcome] = useState<"copied" | "barred" | null>(null);
  const copy = async () => setOutcome((await copyText(text)) ? "copied" : "barred");
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        {t("failure.copy")}
      </button>
      <span className="failure-said" role="status">
        {outcome && t(`failure.${outcome}`)}
      </span>
      {outcome === "barred" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keys
        <pre className="failure-document" tabIndex={0} lang="en">
          {text}
        </pre>
      )}
    </>
  );
}

/** The mark of what did not happen. */
export function FailureMark() {
  return (
    <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden>
      <circle cx={10} cy={10} r={8.6} fill="none" stroke="var(--loss)" strokeWidth={1.8} />
      <path d="M10 5.4v5.4M10 13.6v1" stroke="var(--loss)" strokeWidth={2} strokeLinecap="round" />
    </svg>
  );
}

/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no clipboard, or not allowed: the caller says so
  }
}
