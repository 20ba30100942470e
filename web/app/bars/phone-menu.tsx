import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { languageOf, themeOf } from "../preferences.ts";
import { useViewState } from "../view-state.ts";
import { DataSetItems, RemoveDataSet } from "./data-set-items.tsx";
import { useSetLanguage } from "./language-switch.tsx";
import { useToggleTheme } from "./round-buttons.tsx";
import { useDataSets } from "./use-data-sets.ts";

/** Data sets, language, theme and help where the top bar has no room for them. */
export function PhoneMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation("shell");
  const { state } = useViewState();
  const setLanguage = useSetLanguage();
  const toggleTheme = useToggleTheme();
  const sets = useDataSets();
  const other = languageOf(state) === "ja" ? "en" : "ja";
  return (
    <>
      <Menu position="bottom-end" radius={7} shadow="md" width={220}>
        <Menu.Target>
          <button type="button" className="icon-button" aria-label={t("menu")}>
            <svg width={20} height={20} viewBox="0 0 16 16" className="icon-line" aria-hidden>
              <path d="M1.5 3.5h13M1.5 8h13M1.5 12.5h13" />
            </svg>
          </button>
        </Menu.Target>
        <Menu.Dropdown className="phone-menu">
          <Menu.Label>{t("dataSet")}</Menu.Label>
          <DataSetItems sets={sets} />
          <Menu.Divider />
          <Menu.Item lang={other} onClick={() => setLanguage(other)}>
            {t("otherLanguage")}
          </Menu.Item>
          <Menu.Item onClick={toggleTheme}>
            {t(themeOf(state) === "dark" ? "toLight" : "toDark")}
          </Menu.Item>
          <Menu.Item onClick={onHelp}>{t("help.title")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RemoveDataSet sets={sets} />
    </>
  );
}
