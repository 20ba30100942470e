import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { SearchIcon } from "../../parts/icons.tsx";
import { VIEWS } from "../views/view-ids.ts";
import { BrandMark } from "./brand-mark.tsx";
import { DataSet } from "./data-set.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { PhoneMenu } from "./phone-menu.tsx";
import { HelpButton, ThemeButton } from "./round-buttons.tsx";

interface Props {
  readonly isPhone: boolean;
  readonly onHelp: () => void;
  readonly onSearch: () => void;
}

/** Mark, views, data set, language, theme, help. */
export function TopBar({ isPhone, onHelp, onSearch }: Props) {
  const { t } = useTranslation("shell");
  return (
    <header className="top-bar">
      <span className="brand">
        <BrandMark />
        {t("name")}
      </span>
      {isPhone ? (
        <span className="top-end">
          <button type="button" className="icon-button" aria-label={t("search")} onClick={onSearch}>
            <SearchIcon size={20} />
          </button>
          <PhoneMenu onHelp={onHelp} />
        </span>
      ) : (
        <>
          <ViewLinks />
          <span className="top-end">
            <DataSet />
            <LanguageSwitch />
            <ThemeButton />
            <HelpButton onHelp={onHelp} />
          </span>
        </>
      )}
    </header>
  );
}

/** The views that there are; the rest of the state goes along. */
export function ViewLinks() {
  const { t } = useTranslation("shell");
  const { search, hash } = useLocation();
  return (
    <nav aria-label={t("views")} className="views">
      {VIEWS.map((view) => (
        <NavLink key={view} to={{ pathname: `/${view}`, search, hash }}>
          {t(`view.${view}`)}
        </NavLink>
      ))}
    </nav>
  );
}
