import { Menu } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DownIcon } from "../../../parts/icons.tsx";
import type { ShownScenario } from "../shown-scenario.ts";
import { SaveDialog } from "./save-dialog.tsx";
import { type OpenedFile, openScenarioFile, saveScenarioFile } from "./scenario-file.ts";

interface Props {
  /** What is saved; undefined: there is nothing yet. */
  readonly current: ShownScenario | undefined;
  readonly onOpened: (opened: OpenedFile) => void;
  /** The scenario is on the server now. */
  readonly onSaved: (id: string) => void;
}

/** Saves the scenario that is shown on the server or into a file, and opens one. */
export function SaveMenu({ current, onOpened, onSaved }: Props) {
  const { t } = useTranslation("whatIf");
  const [isNaming, setNaming] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Menu shadow="md" radius={12} position="bottom-end">
        <Menu.Target>
          <button type="button" className="button">
            {t("save.title")}
            <DownIcon size={12} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {current && (
            <Menu.Item onClick={() => setNaming(true)}>
              {t("save.server", { letter: current.letter.toUpperCase() })}
            </Menu.Item>
          )}
          {current && (
            <Menu.Item onClick={() => saveScenarioFile(current.scenario, current.name)}>
              {t("save.file", { letter: current.letter.toUpperCase() })}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => input.current?.click()}>{t("save.open")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {current && isNaming && (
        <SaveDialog
          current={current}
          onClose={() => setNaming(false)}
          onSaved={(id) => {
            setNaming(false);
            onSaved(id);
          }}
        />
      )}
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("save.open")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = ""; // so that the same file can be opened again
          if (file) void openScenarioFile(file).then(onOpened);
        }}
      />
    </>
  );
}
