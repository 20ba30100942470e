import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DownIcon } from "../../parts/icons.tsx";
import { useLanguage } from "../../parts/use-names.ts";
import { useGraphs } from "../data-set-queries.ts";
import { useGraphId } from "../queries.ts";
import { useViewState } from "../view-state.ts";
import { DEFAULT_STATE } from "../view-state-address.ts";

/** Name of the data set; a menu where there are several. */
export function DataSet() {
  const { t } = useTranslation("shell");
  const { state, set } = useViewState();
  const list = useGraphs().data;
  const graphs = list?.items ?? [];
  const id = useGraphId();
  const language = useLanguage();
  const titleOf = ({ titleEn, titleJa }: { titleEn: string; titleJa: string | null }) =>
    language === "ja" ? (titleJa ?? titleEn) : titleEn;
  const shown = graphs.find((graph) => graph.id === id);
  if (!shown) return null;
  if (graphs.length < 2) return <span className="data-set">{titleOf(shown)}</span>;
  const open = (next: string) => {
    const { lang, theme } = state;
    set({ ...DEFAULT_STATE, lang, theme, g: next === list?.first ? null : next });
  };
  return (
    <Menu position="bottom-end" radius={7} shadow="md">
      <Menu.Target>
        <button type="button" className="data-set plain-button">
          <span className="sr-only">{t("dataSet")}: </span>
          {titleOf(shown)}
          <DownIcon size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {graphs.map((graph) => (
          <Menu.Item key={graph.id} onClick={() => open(graph.id)}>
            {titleOf(graph)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
