import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TopBar } from "./top-bar.tsx";

/** The frame around every view: skip link, top bar, content. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("shell");
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <TopBar />
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
