import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../../parts/format.ts";
import { DownIcon } from "../../../parts/icons.tsx";
import type { FigureQuestion } from "../data-question.ts";
import { type SaveState, useSave } from "./use-save.ts";

/** Takes figures along: this table as it is narrowed down, or the whole data set. */
export function SaveMenu({ question }: { readonly question: FigureQuestion | null }) {
  const { t } = useTranslation("data");
  const save = useSave(question);
  return (
    <>
      <SaveStatus state={save.state} onStop={save.stop} />
      <Menu position="bottom-end" radius={7} shadow="md" transitionProps={{ duration: 120 }}>
        <Menu.Target>
          <button type="button" className="button">
            {t("save.title")} <DownIcon size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={save.csv}>{t("save.csv")}</Menu.Item>
          <Menu.Item onClick={save.xlsx}>{t("save.xlsx")}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => save.whole("network")}>{t("save.network")}</Menu.Item>
          <Menu.Item onClick={() => save.whole("package")}>{t("save.package")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

interface StatusProps {
  readonly state: SaveState;
  readonly onStop: () => void;
}

function SaveStatus({ state, onStop }: StatusProps) {
  const { t } = useTranslation("data");
  const text = () => {
    switch (state?.kind) {
      case "rows":
        return t("save.making", {
          count: state.total,
          done: formatNumber(state.done),
          total: formatNumber(state.total),
        });
      case "file":
        return t("save.makingFile");
      case "saved":
        return t("save.saved", { name: state.name });
      case "failed":
        return t("save.failed", { why: state.why });
      default:
        return "";
    }
  };
  const isRunning = state?.kind === "rows" || state?.kind === "file";
  return (
    <span className="data-save-status" role="status">
      {text()}
      {isRunning && (
        <button type="button" className="text-button text-link" onClick={onStop}>
          {t("save.stop")}
        </button>
      )}
    </span>
  );
}
