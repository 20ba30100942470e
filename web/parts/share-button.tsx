import "./parts.css";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "./failure.tsx";

const SAID_FOR_MS = 4000;

interface Props {
  /** What must be in the address before it is copied. */
  readonly onBefore?: () => void;
}

/** Copies the address, which holds all that is shown, and says so. */
export function ShareButton({ onBefore }: Props) {
  const { t } = useTranslation("words");
  const [said, say] = useState<"done" | "failed" | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = window.setTimeout(() => say(null), SAID_FOR_MS);
    return () => window.clearTimeout(timer);
  }, [said]);
  const share = async () => {
    onBefore?.();
    say((await copyText(window.location.href)) ? "done" : "failed");
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void share()}>
        {t("share.do")}
      </button>
      <span className={said ? "said" : "sr-only"} role="status">
        {said && t(`share.${said}`)}
      </span>
    </>
  );
}
