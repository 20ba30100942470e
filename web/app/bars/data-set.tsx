import { Menu } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { DownIcon } from "../../parts/icons.tsx";
import { useLanguage } from "../../parts/use-names.ts";
import { useGraphs } from "../data-set-queries.ts";
import { useOpenImport } from "../import/import-context.ts";
import { useGraphId } from "../queries.ts";
import { useViewState } from "../view-state.ts";
import { DEFAULT_STATE } from "../view-state-address.ts";

const RemoveDialog = lazy(() =>
  import("../import/remove-dialog.tsx").then((module) => ({ default: module.RemoveDialog })),
);

interface Titled {
  readonly id: string;
  readonly titleEn: string;
  readonly titleJa: string | null;
}

/** Name of the data set, and the menu of all: those that are here, one's own, and how to bring one. */
export function DataSet() {
  const { t } = useTranslation(["shell", "import"]);
  const { state, set } = useViewState();
  const list = useGraphs().data;
  const graphs = list?.items ?? [];
  const id = useGraphId();
  const language = useLanguage();
  const openImport = useOpenImport();
  const [removed, setRemoved] = useState<Titled | null>(null);
  const titleOf = ({ titleEn, titleJa }: Titled) =>
    language === "ja" ? (titleJa ?? titleEn) : titleEn;
  const shown = graphs.find((graph) => graph.id === id);
  if (!shown) return null;
  const open = (next: string) => {
    const { lang, theme } = state;
    set({ ...DEFAULT_STATE, lang, theme, g: next === list?.first ? null : next });
  };
  const own = graphs.filter(({ imported }) => imported);
  return (
    <>
      <Menu position="bottom-end" radius={7} shadow="md">
        <Menu.Target>
          <button type="button" className="data-set plain-button">
            <span className="sr-only">{t("dataSet")}: </span>
            {titleOf(shown)}
            <DownIcon size={12} />
          </button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
          {graphs
            .filter(({ imported }) => !imported)
            .map((graph) => (
              <Menu.Item key={graph.id} onClick={() => open(graph.id)}>
                {titleOf(graph)}
              </Menu.Item>
            ))}
          <Menu.Divider />
          {own.length > 0 && <Menu.Label>{t("import:ownSets")}</Menu.Label>}
          {own.map((graph) => (
            <Menu.Item key={graph.id} onClick={() => open(graph.id)}>
              {titleOf(graph)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={openImport}>{t("import:own")}</Menu.Item>
          {shown.imported && (
            <Menu.Item onClick={() => setRemoved(shown)}>
              {t("import:removeOf", { title: titleOf(shown) })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {removed && (
        <Suspense>
          <RemoveDialog
            id={removed.id}
            title={titleOf(removed)}
            onClose={() => setRemoved(null)}
            onRemoved={() => {
              setRemoved(null);
              if (list?.first) open(list.first);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
