import { useTranslation } from "react-i18next";
import { remember, themeOf } from "../preferences.ts";
import { useViewState } from "../view-state.ts";

/** Changes between light and dark; remembered, and part of the address from then on. */
export function useToggleTheme(): () => void {
  const { state, set } = useViewState();
  return () => {
    const theme = themeOf(state) === "dark" ? "light" : "dark";
    remember("theme", theme);
    set({ theme }, { replace: true });
  };
}

export function ThemeButton() {
  const { t } = useTranslation("shell");
  const { state } = useViewState();
  const toggle = useToggleTheme();
  const isDark = themeOf(state) === "dark";
  const name = t(isDark ? "toLight" : "toDark");
  return (
    <button type="button" className="icon-button" aria-label={name} title={name} onClick={toggle}>
      <svg width={16} height={16} viewBox="0 0 16 16" className="icon-line" aria-hidden>
        {isDark ? (
          <>
            <circle cx={8} cy={8} r={3} />
            <path d="M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13" />
          </>
        ) : (
          <path d="M12.8 10.2A5.6 5.6 0 0 1 5.8 3.2a5.6 5.6 0 1 0 7 7Z" />
        )}
      </svg>
    </button>
  );
}

export function HelpButton({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t("help.title")}
      title={t("help.title")}
      onClick={onHelp}
    >
      <span aria-hidden>?</span>
    </button>
  );
}
