import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../../parts/failure.tsx";

const SAID_FOR_MS = 4000;

/** Copies the address, which holds every scenario, and says so. */
export function ShareButton({ onBefore }: { readonly onBefore: () => void }) {
  const { t } = useTranslation("whatIf");
  const [said, say] = useState<"done" | "failed" | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = window.setTimeout(() => say(null), SAID_FOR_MS);
    return () => window.clearTimeout(timer);
  }, [said]);
  const share = async () => {
    onBefore();
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
