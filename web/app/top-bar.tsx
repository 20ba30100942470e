import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { languageOf, remember, themeOf } from "./preferences.ts";
import { useGraph } from "./queries.ts";
import { useViewState } from "./view-state.ts";

const VIEWS = ["explore", "chokepoints"] as const;

/** Mark, views, data set, language, theme, help. */
export function TopBar() {
  const { t } = useTranslation("shell");
  const { state, set } = useViewState();
  const { search } = useLocation();
  const graph = useGraph().data;
  const language = languageOf(state);
  const dark = themeOf(state) === "dark";
  const title = language === "ja" ? (graph?.titleJa ?? graph?.titleEn) : graph?.titleEn;
  return (
    <header className="top-bar">
      <span className="brand">
        <img src="/mark.svg" alt="" width={24} height={24} />
        {t("name")}
      </span>
      <nav aria-label={t("views")} className="views">
        {VIEWS.map((view) => (
          <NavLink key={view} to={{ pathname: `/${view}`, search }}>
            {t(`view.${view}`)}
          </NavLink>
        ))}
      </nav>
      <span className="data-set">{title}</span>
      <button
        type="button"
        onClick={() => {
          const next = language === "ja" ? "en" : "ja";
          remember("lang", next);
          set({ lang: next }, { replace: true });
        }}
      >
        {t("otherLanguage")}
      </button>
      <button
        type="button"
        onClick={() => {
          const next = dark ? "light" : "dark";
          remember("theme", next);
          set({ theme: next }, { replace: true });
        }}
      >
        {t(dark ? "toLight" : "toDark")}
      </button>
    </header>
  );
}
