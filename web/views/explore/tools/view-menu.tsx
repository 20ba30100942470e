import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { DownIcon } from "../../../parts/icons.tsx";
import type { FullScreen } from "./use-full-screen.ts";
import type { Zoom } from "./use-zoom.ts";

interface Props {
  readonly zoom: Zoom;
  readonly full: FullScreen;
  /** Whether products are selected, so that there is something to be near to. */
  readonly hasSelection: boolean;
}

const ALL = "all";
const STEPS = [ALL, 1, 2, 3] as const;

/** How the graph is shown: how tall, how far around the selection, on how much of the screen. */
export function ViewMenu({ zoom, full, hasSelection }: Props) {
  const { t } = useTranslation("explore");
  const { state, set } = useViewState();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <button type="button" className="button">
          {t("view.title")} <DownIcon size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("view.around")}</Menu.Label>
        <Menu.RadioGroup
          value={String(state.steps ?? ALL)}
          onChange={(steps) => set({ steps: steps === ALL ? null : Number(steps) })}
        >
          {STEPS.map((steps) => (
            <Menu.RadioItem
              key={steps}
              value={String(steps)}
              disabled={!hasSelection}
              closeMenuOnClick
            >
              {steps === ALL ? t("view.all") : t("view.steps", { count: steps })}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          disabled={!zoom.canGrow}
          closeMenuOnClick={false}
          rightSection={<kbd>+</kbd>}
          onClick={zoom.grow}
        >
          {t("view.grow")}
        </Menu.Item>
        <Menu.Item
          disabled={!zoom.canShrink}
          closeMenuOnClick={false}
          rightSection={<kbd>−</kbd>}
          onClick={zoom.shrink}
        >
          {t("view.shrink")}
        </Menu.Item>
        <Menu.Item disabled={!zoom.canShrink} rightSection={<kbd>0</kbd>} onClick={zoom.fit}>
          {t("view.fit")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.CheckboxItem
          checked={full.isFull}
          closeMenuOnClick
          rightSection={full.isFull ? <kbd>Esc</kbd> : null}
          onChange={full.toggle}
        >
          {t("view.full")}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
