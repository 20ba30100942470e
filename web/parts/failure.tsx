import { useTranslation } from "react-i18next";
import { ApiError } from "../app/api.ts";

interface Props {
  /** What did not happen. */
  readonly title: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Something did not happen: what, why, what was left as it is, and what to do. */
export function Failure({ title, error, onRetry }: Props) {
  const { t } = useTranslation("words");
  const isOffline = error instanceof ApiError && error.isOffline;
  const details = error instanceof ApiError ? error.problem : { detail: error.message };
  return (
    <div className="failure" role="alert">
      <h2>{title}</h2>
      <p>{isOffline ? t("failure.offline") : error.message}</p>
      <p className="quiet">{t("failure.unchanged")}</p>
      <div className="failure-actions">
        <button type="button" className="button" onClick={onRetry}>
          {t("failure.retry")}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void copyText(JSON.stringify(details, null, 2))}
        >
          {t("failure.copy")}
        </button>
      </div>
    </div>
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
