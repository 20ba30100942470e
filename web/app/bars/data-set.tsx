import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DownIcon } from "../../parts/icons.tsx";
import { DataSetItems, RemoveDataSet } from "./data-set-items.tsx";
import { useDataSets } from "./use-data-sets.ts";

/** Name of the data set, and the menu of all of them. */
export function DataSet() {
  const { t } = useTranslation("shell");
  const sets = useDataSets();
  if (!sets.shown) return null;
  return (
    <>
      <Menu position="bottom-end" radius={7} shadow="md">
        <Menu.Target>
          <button type="button" className="data-set plain-button">
            <span className="sr-only">{t("dataSet")}: </span>
            {sets.shown.title}
            <DownIcon size={12} />
          </button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
          <DataSetItems sets={sets} />
        </Menu.Dropdown>
      </Menu>
      <RemoveDataSet sets={sets} />
    </>
  );
}
